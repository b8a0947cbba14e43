using System.CommandLine;
using ReferralBot.Commands;

var bot = new RootCommand("Logs referrals and thank-yous in a chat, and sends check-ins and scorecards.")
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    JobsCommand.Create(),
    ScorecardCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    DatabaseCommand.Create(),
    BackupCommand.Create(),
    ManifestCommand.Create(),
    DoctorCommand.Create(),
};
bot.Action = ServeCommand.Create().Action;

return await ExitCodes.RunAsync(bot, args);
