using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReferralBot.Features.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OutcomesAndImport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FirstContactAt",
                table: "Referrals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ImportKey",
                table: "Referrals",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Retained",
                table: "Referrals",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Satisfaction",
                table: "Referrals",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Revenues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReferralId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revenues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Revenues_Members_By",
                        column: x => x.By,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Revenues_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Revenues_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_PracticeId_ImportKey",
                table: "Referrals",
                columns: new[] { "PracticeId", "ImportKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Revenues_By",
                table: "Revenues",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_Revenues_PracticeId",
                table: "Revenues",
                column: "PracticeId");

            migrationBuilder.CreateIndex(
                name: "IX_Revenues_ReferralId_FirstDay",
                table: "Revenues",
                columns: new[] { "ReferralId", "FirstDay" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Revenues");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_PracticeId_ImportKey",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "FirstContactAt",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "ImportKey",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Retained",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Satisfaction",
                table: "Referrals");
        }
    }
}
