using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReferralBot.Features.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Installations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Routes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PausedReason",
                table: "Routes",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "Members",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ShutOutAt",
                table: "MemberIdentities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "InstalledAt",
                table: "Installations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InstalledBy",
                table: "Installations",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeaseId",
                table: "Installations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeaseUntil",
                table: "Installations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReconnectNeededAt",
                table: "Installations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReconnectRemedy",
                table: "Installations",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemovedAt",
                table: "Installations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Secret",
                table: "Installations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Installations",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "OpenForms",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<string>(type: "TEXT", maxLength: 440, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Installation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: true),
                    ReplyTo = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenForms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpenForms_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OpenForms_ExpiresAt",
                table: "OpenForms",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_OpenForms_PracticeId",
                table: "OpenForms",
                column: "PracticeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OpenForms");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Routes");

            migrationBuilder.DropColumn(
                name: "PausedReason",
                table: "Routes");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "ShutOutAt",
                table: "MemberIdentities");

            migrationBuilder.DropColumn(
                name: "InstalledAt",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "InstalledBy",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "LeaseId",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "LeaseUntil",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "ReconnectNeededAt",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "ReconnectRemedy",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "Secret",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "Installations");
        }
    }
}
