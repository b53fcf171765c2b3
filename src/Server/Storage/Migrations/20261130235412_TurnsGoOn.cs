using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Forja.Server.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TurnsGoOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BaseVersion",
                table: "turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Call",
                table: "turns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Repairs",
                table: "turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Resumptions",
                table: "turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "sandbox_days",
                columns: table => new
                {
                    Project = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Running = table.Column<double>(type: "REAL", nullable: false),
                    Frozen = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sandbox_days", x => new { x.Project, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "turn_pieces",
                columns: table => new
                {
                    Turn = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turn_pieces", x => new { x.Turn, x.Number });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sandbox_days");

            migrationBuilder.DropTable(
                name: "turn_pieces");

            migrationBuilder.DropColumn(
                name: "BaseVersion",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "Call",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "Repairs",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "Resumptions",
                table: "turns");
        }
    }
}
