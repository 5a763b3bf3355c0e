using System.CommandLine;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;
using CollabBot.Service.Commands;
using CollabBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>Who may do what: every cell of the table tried through the real service, by a person who is that one thing.</summary>
public sealed class RoleMatrix(RoleStory story) : IClassFixture<RoleStory>
{
    private static readonly Roles[] All = [Roles.Anybody, Roles.Member, Roles.Leader, Roles.TeamAdmin, Roles.TenantAdmin, Roles.Operator];

    public static TheoryData<Operation, Roles> Cells
    {
        get
        {
            var cells = new TheoryData<Operation, Roles>();
            foreach (var operation in RoleTable.Operations)
            {
                foreach (var role in All)
                {
                    cells.Add(operation, role);
                }
            }

            return cells;
        }
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cell_of_the_table_is_how_it_is(Operation operation, Roles role)
    {
        var isAllowed = RoleTable.Of(operation).Allows(role is Roles.Operator ? role : role | Roles.Anybody);
        var attempt = Attempt.At(operation);
        if (role is Roles.Operator)
        {
            // Whoever sits at the machine has the command line and no voice in Teams.
            var verbs = Verbs(RootOfCommands.Create()).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(RoleTable.Of(operation).Who.HasFlag(Roles.Operator), attempt.Verb is not null);
            Assert.True(attempt.Verb is null || verbs.Contains(attempt.Verb), $"There is no command \"{attempt.Verb}\".");
            return;
        }

        await using var host = await story.StartAsync();
        var teams = host.App.Services.GetRequiredService<TeamRegistry>();
        var before = await teams.FindAsync(story.Team, Live);
        var said = await AttemptAsync(host, attempt, role);

        var isDone = attempt.Granted.Any(words => said.Contains(words, StringComparison.Ordinal));
        Assert.True(isAllowed == isDone, $"{operation} by {role}: {said}");
        if (!isAllowed)
        {
            Assert.Equivalent(before, await teams.FindAsync(story.Team, Live));
        }
    }

    public static TheoryData<Operation> Chats => [.. RoleTable.Operations.Where(operation => RoleFor(operation) is not Roles.None)];

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task While_the_bot_is_stopped_only_what_the_table_says_works(Operation operation)
    {
        var (role, attempt) = (RoleFor(operation), Attempt.At(operation));
        await using var host = await story.StartAsync();
        await host.App.Services.GetRequiredService<EmergencyStops>().StopAsync(story.Team.Tenant, by: null, Live);
        if (operation is Operation.StopOrganisation)
        {
            attempt = attempt with { Granted = ["I go on in your organisation"], Typed = ["resume everything"] };
        }

        var said = await AttemptAsync(host, attempt, role);

        Assert.Equal(RoleTable.Of(operation).WhileStopped, attempt.Granted.Any(words => said.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(RoleTable.Of(operation).WhileStopped, !said.Contains("I have been stopped for the time being", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Roles.Member, "pulse.answer")]
    [InlineData(Roles.Member, "noticed.vote")]
    [InlineData(Roles.Leader, "pulse.reply.heard")]
    public async Task A_button_that_is_pressed_while_the_bot_is_stopped_saves_nothing_and_says_so(Roles role, string verb)
    {
        await using var host = await story.StartAsync();
        await host.App.Services.GetRequiredService<EmergencyStops>().StopAsync(tenant: null, by: null, Live);

        var answer = await host.PressAsync(RoleStory.NumberOf(role), verb, story.ButtonOf(verb)!);

        Assert.Contains("I have been stopped for the time being, so nothing was saved", answer.ToJsonString(RoleStory.Readable), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_verb_of_the_command_line_is_an_operation_of_the_table_or_needs_no_store()
    {
        string[] withoutStore = ["serve", "demo", "analyse", "package"];

        var known = RoleTable.Operations.Select(operation => Attempt.At(operation).Verb).OfType<string>().ToHashSet(StringComparer.Ordinal);
        string[] alike = ["resume", "audit-log export", "poison replay"];

        // Of the file as a whole: who can read and write it needs no leave.
        string[] ofTheFile = ["backup", "restore"];
        Assert.Equal([], Verbs(RootOfCommands.Create()).Except(known).Except(withoutStore).Except(alike).Except(ofTheFile));
    }

    /// <summary>Somebody who may, in Teams; none for what only the command line does.</summary>
    private static Roles RoleFor(Operation operation) => All[..^1].FirstOrDefault(role => RoleTable.Of(operation).Allows(role));

    private async Task<string> AttemptAsync(AServiceHost host, Attempt attempt, Roles role)
    {
        var before = story.SaidTo(role).Count;
        foreach (var words in attempt.Words(role))
        {
            await host.WriteAsync(RoleStory.NumberOf(role), words);
        }

        return string.Join('\n', story.SaidTo(role).Skip(before));
    }

    private static IEnumerable<string> Verbs(Command command, string prefix = "") => command.Subcommands.SelectMany(sub =>
        sub.Subcommands.Count > 0 ? Verbs(sub, $"{prefix}{sub.Name} ") : [$"{prefix}{sub.Name}"]);

    /// <summary>How an operation is tried, and by which words it shows that it was done.</summary>
    /// <param name="Granted">One of them is said when it is done, none when it is refused.</param>
    /// <param name="Typed">What is written, one after the other.</param>
    private sealed record Attempt(string[] Granted, params string[] Typed)
    {
        /// <summary>At the command line; null where it cannot be done there.</summary>
        public string? Verb { get; init; }

        /// <summary>What an administrator of the organisation writes instead, who looks after no team yet.</summary>
        public string? OfTenant { get; init; }

        public string[] Words(Roles role) => role is Roles.TenantAdmin && OfTenant is { } words ? [words] : Typed;

        public static Attempt At(Operation operation) => operation switch
        {
            Operation.ReadHelp => new(["You can write to me here"], "help"),
            Operation.BrowseLibrary => new(["Small steps"], "nudges"),
            Operation.BeLeftAlone => new(["18:00"], "quiet 18:00 to 09:00"),
            Operation.SeeOwnData => new(["so I hold no answer of yours", "Your answers so far"], "my answers"),
            Operation.WithdrawOwnData => new(["so I hold no answer of yours", "Your answers are withdrawn"], "withdraw"),
            Operation.Answer => new(["pulse.answer"], "pulse", "4"),
            Operation.Comment => new(["Anything to add?"], "comment"),
            Operation.ReadSummary => new(["What we said"], "summary"),
            Operation.ReadAreas => new(["around 50"], "areas"),
            Operation.ReadWays => new(["Ways of working,"], "ways"),
            Operation.Connect => new(["It is on"], "connect on"),
            Operation.ReplyToNudge => new(["Noted. In a week"], "nudge try"),
            Operation.SayWhetherNoticed => new(["It is sealed"], "noticed yes"),
            Operation.ReadDigest => new(["Your team's digest"], "digest"),
            Operation.SetDigestHour => new(["Your digest comes on"], "digest friday 16:00"),
            Operation.ReplyToDigest => new(["You have replied to this digest already"], "heard"),
            Operation.OfferKit => new(["For your next team meeting: "], "kit"),
            Operation.PostKit => new(["It goes to your team's channel"], "kit post trust"),
            Operation.Configure => new(["Saved"], "questions 2"),
            Operation.SwitchComments => new(["Comments are off"], "comments off"),
            Operation.PlanAhead => new(["next 12 weeks"], "plan") { Verb = "plan" },
            Operation.AskNow => new(["A pulse is open already"], "ask now"),
            Operation.CloseNow => new(["Closing."], "close now"),
            Operation.AppointAdmins => new(["Who looks after the team?", "You look after"], "admins") { OfTenant = "look after housing" },
            Operation.ReadDecisions => new(["Decisions, the newest first"], "decisions") { Verb = "audit-log export" },
            Operation.ListTeams => new(["Teams that have me: 1"], "teams"),
            Operation.StopOrganisation => new(["Done: I am stopped"], "stop everything now") { Verb = "stop" },
            Operation.StopEverything => new(["stopped everywhere"], "stop everywhere now") { Verb = "stop" },
            Operation.VerifyDecisions => new(["stand as they were written"], "audit-log verify") { Verb = "audit-log verify" },
            Operation.AuditReleases => new(["could be recovered"], "audit") { Verb = "audit" },
            Operation.Export => new(["exported"], "export") { Verb = "export" },
            Operation.DeleteOrganisation => new(["deleted"], "delete") { Verb = "delete" },
            Operation.SeePoison => new(["put aside"], "poison list") { Verb = "poison list" },
            Operation.Examine => new(["The settings are complete"], "doctor") { Verb = "doctor" },
            _ => throw new NotSupportedException($"Nobody has said how {operation} is tried."),
        };
    }
}
