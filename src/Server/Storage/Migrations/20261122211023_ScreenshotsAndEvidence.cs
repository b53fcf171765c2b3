using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forja.Server.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ScreenshotsAndEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Evidence",
                table: "turns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "screenshots",
                columns: table => new
                {
                    Project = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screenshots", x => new { x.Project, x.Version, x.Name });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "screenshots");

            migrationBuilder.DropColumn(
                name: "Evidence",
                table: "turns");
        }
    }
}
