using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CollabBot.Core.Administration;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Teams;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary>
/// <c>audit</c>: plays the adversary over everything that was ever told, and says how many answers could be recovered; and checks that the logs of what
/// was decided stand as they were written.
/// </summary>
/// <remarks>On Azure beside a running service; on SQLite, whose file has one owner, while it is stopped. Shows ids of teams and counts, nothing else.</remarks>
internal static class AuditCommand
{
    private const int NothingFound = 0;
    private const int SomethingFound = 1;
    private const int NotLookedAt = 2;

    /// <summary>Where nobody watches, a line is a line, however long.</summary>
    private const int WidthOfAFile = 1_000;

    private static readonly Option<string?> Tenant = new("--tenant") { Description = "Only the teams of this organisation, by its id.", HelpName = "T" };
    private static readonly Option<bool> Json = new("--json") { Description = "Say it as JSON." };

    public static Command Create()
    {
        var command = new Command("audit", "Try to recover single answers from everything that was ever told.") { Tenant, Json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(ServiceHost.CreateBuilder(), parsed.GetValue(Tenant), parsed.GetValue(Json), AnsiConsole.Console, Console.Error, cancellationToken));
        return command;
    }

    /// <param name="tenant">Null for every organisation.</param>
    /// <returns>
    /// 0 when nothing could be recovered; 1 when something could, a rule was seen broken, or a log of decisions was changed; 2 when that is not known: no such organisation, the store is
    /// in use, or records could not be read.
    /// </returns>
    internal static Task<int> RunAsync(WebApplicationBuilder builder, string? tenant, bool asJson, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, NotLookedAt, async services =>
    {
        var audit = services.GetRequiredService<AuditReleases>();
        var teams = await audit.TeamsAsync(tenant is null ? null : new TenantId(tenant), cancellationToken);
        if (teams is [] && tenant is not null)
        {
            await errors.WriteLineAsync($"There is no team of the organisation \"{tenant}\" in this store. Without --tenant every team is looked at.");
            return NotLookedAt;
        }

        var answer = AuditAnswer.Of(await FollowAsync(audit, services.GetRequiredService<AuditDecisions>(), teams, asJson, console, cancellationToken));
        if (asJson)
        {
            await console.Profile.Out.Writer.WriteLineAsync(JsonSerializer.Serialize(answer, AuditAnswerJson.Default.AuditAnswer).AsMemory(), cancellationToken);
        }
        else
        {
            Show(answer, console);
        }

        return !answer.Clean ? SomethingFound : answer.Unreadable > 0 ? NotLookedAt : NothingFound;
    });

    /// <summary>Shows how far it is: a bar where it can move, and a line for each team.</summary>
    private static async Task<List<(TeamAudit Releases, DecisionAudit Decisions)>> FollowAsync(
        AuditReleases audit, AuditDecisions decisions, IReadOnlyList<TeamRef> teams, bool asJson, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var done = new List<(TeamAudit, DecisionAudit)>();
        if (asJson || !console.Profile.Capabilities.Interactive)
        {
            await foreach (var one in audit.AuditAsync(teams, cancellationToken))
            {
                done.Add((one, await decisions.HandleAsync(one.Team, cancellationToken)));
            }

            return done;
        }

        await console.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("The adversary reads", maxValue: Math.Max(1, teams.Count));
            await foreach (var one in audit.AuditAsync(teams, cancellationToken))
            {
                done.Add((one, await decisions.HandleAsync(one.Team, cancellationToken)));
                task.Increment(1);
            }
        });
        return done;
    }

    private static void Show(AuditAnswer answer, IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfAFile;
        }

        foreach (var team in answer.Teams)
        {
            var mark = team.Recovered > 0 || team.Breaches.Count > 0 || !team.Log.Whole ? "[red]✗[/]" : team.Unreadable > 0 ? "[yellow]![/]" : "[green]✓[/]";
            console.MarkupLine($"{mark} [bold]{Markup.Escape(team.Team)}[/] {Text(team.Recovered)} of {Text(team.Answers)} answers could be recovered.");
        }

        if (answer.Teams.Count > 0)
        {
            console.Write(Overview(answer));
        }

        if (answer.Teams.Any(team => team.Findings.Count > 0 || team.Breaches.Count > 0))
        {
            console.Write(Findings(answer));
        }

        foreach (var team in answer.Teams.Where(team => !team.Log.Whole))
        {
            console.WriteLine($"The log of decisions about {team.Team} is not as it was written: {team.Log.InWords}. Restore it from a copy to see who decided what.");
        }

        if (answer.Unreadable > 0)
        {
            console.WriteLine($"Records that could not be read: {Text(answer.Unreadable)}. Of what they told nothing is known; restore them from a copy and look again.");
        }

        console.WriteLine($"{Text(answer.Recovered)} of {Text(answer.Answers)} answers could be recovered.");
    }

    private static Table Overview(AuditAnswer answer)
    {
        var table = New("What was told", "Team", "Rounds", "Unreadable", "Answers", "Recovered", "Certain praise");
        foreach (var team in answer.Teams)
        {
            table.AddRow(Markup.Escape(team.Team), Text(team.Rounds), Text(team.Unreadable), Text(team.Answers), Text(team.Recovered), Text(team.Praise));
        }

        return table;
    }

    private static Table Findings(AuditAnswer answer)
    {
        var table = New("What was found", "Team", "How", "What", "Answers");
        foreach (var team in answer.Teams)
        {
            foreach (var alike in team.Findings.GroupBy(finding => (finding.Method, finding.Disclosure)))
            {
                table.AddRow(Markup.Escape(team.Team), $"{alike.Key.Method}", InWords(alike.Key.Disclosure), Text(alike.Sum(finding => finding.Answers)));
            }

            foreach (var breach in team.Breaches)
            {
                table.AddRow(Markup.Escape(team.Team), "Rule broken", $"{InWords(breach.Rule)}, {Text(breach.Times)} times", "");
            }
        }

        return table;
    }

    private static Table New(string title, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(title), BorderStyle = new Style(Color.Grey) };
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    private static string InWords(Disclosure disclosure) => disclosure switch
    {
        Disclosure.Praise => "all others gave one favourable answer (not counted as recovered)",
        Disclosure.FewUnfavourable => "exactly one or two others were unfavourable",
        Disclosure.AllUnfavourable => "all others were unfavourable",
        _ => "which answer somebody gave",
    };

    private static string InWords(BrokenRule rule) => rule switch
    {
        BrokenRule.BelowThreshold => "something was told of fewer than five answers",
        BrokenRule.SmallDifference => "two that were told differ by a few answers, or are the same told twice",
        BrokenRule.SmallRemainder => "a whole less its parts leaves a few answers",
        BrokenRule.LinkedRows => "rows of two rounds lie under one key",
        _ => "rows whose author is certain",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
