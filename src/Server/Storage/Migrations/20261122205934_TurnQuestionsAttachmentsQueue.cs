using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forja.Server.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TurnQuestionsAttachmentsQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Attachments",
                table: "turns",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Questions",
                table: "turns",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "model_probes",
                columns: table => new
                {
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Tools = table.Column<bool>(type: "INTEGER", nullable: false),
                    Images = table.Column<bool>(type: "INTEGER", nullable: false),
                    Streaming = table.Column<bool>(type: "INTEGER", nullable: false),
                    FollowsFormat = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_probes", x => x.Model);
                });

            migrationBuilder.CreateTable(
                name: "queued_turns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Project = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    OpenFile = table.Column<string>(type: "TEXT", nullable: true),
                    Attachments = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_turns", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_queued_turns_Project_Position",
                table: "queued_turns",
                columns: new[] { "Project", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "model_probes");

            migrationBuilder.DropTable(
                name: "queued_turns");

            migrationBuilder.DropColumn(
                name: "Attachments",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "Questions",
                table: "turns");
        }
    }
}
