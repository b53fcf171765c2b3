using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forja.Server.Storage.Migrations
{
    /// <inheritdoc />
    public partial class VersionMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Bookmarked",
                table: "ProjectVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "ProjectVersions",
                type: "TEXT",
                maxLength: 120,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Bookmarked",
                table: "ProjectVersions");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "ProjectVersions");
        }
    }
}
