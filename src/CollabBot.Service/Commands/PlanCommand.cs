using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CollabBot.Core.Ahead;
using CollabBot.Core.Teams;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary><c>plan</c>: the dry run. Says who would be asked what and when, how many messages that is, and what could be seen of it. Changes nothing.</summary>
/// <remarks>
/// On Azure beside a running service; on SQLite, whose file has one owner, while it is stopped. Who is in the team is read from Teams or, where that fails, taken from the round before.
/// Ids of people are shown with <c>--who</c> alone, and names never: that list tells who is away and who opted out, and is for nobody but whoever runs the service.
/// </remarks>
internal static class PlanCommand
{
    private const int Said = 0;
    private const int NoSuchPlan = 1;
    private const int NotLookedAt = 2;

    /// <summary>Where nobody watches, a line is a line, however long.</summary>
    private const int WidthOfAFile = 1_000;

    /// <summary>More teams than this are not listed to somebody who named none of them.</summary>
    private const int MostListed = 20;

    private static readonly Option<string> Team = new("--team") { Description = "Which team, by its id.", HelpName = "T", Required = true };
    private static readonly Option<int> Weeks = new("--weeks") { Description = Text($"How many weeks, {AheadPlan.FewestWeeks} to {AheadPlan.MostWeeks}."), HelpName = "N", DefaultValueFactory = _ => AheadPlan.UsualWeeks };
    private static readonly Option<string?> Tenant = new("--tenant") { Description = "Of which organisation, by its id, where several have a team of that id.", HelpName = "ID" };
    private static readonly Option<bool> Who = new("--who") { Description = "Say who is asked what, by id. Tells who is away and who opted out: for nobody but you." };
    private static readonly Option<bool> Json = new("--json") { Description = "Say it as JSON." };

    public static Command Create()
    {
        var command = new Command("plan", "Dry run: what would be asked of a team in the weeks to come, and what could be seen of it.") { Team, Weeks, Who, Json, Tenant };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            ServiceHost.CreateBuilder(),
            new PlanRequest(parsed.GetRequiredValue(Team), parsed.GetValue(Tenant), new AheadWish(parsed.GetValue(Weeks), parsed.GetValue(Who)), parsed.GetValue(Json)),
            AnsiConsole.Console,
            Console.Error,
            cancellationToken));
        return command;
    }

    /// <returns>
    /// 0 when it was said; 1 when there is nothing to say: no such team, or several, not set up, or not 1 to 52 weeks; 2 when it could not be looked at: the store is in use,
    /// or nobody can say who is in the team.
    /// </returns>
    internal static Task<int> RunAsync(WebApplicationBuilder builder, PlanRequest request, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, NotLookedAt, async services =>
    {
        var teams = await services.GetRequiredService<TeamRegistry>().AllAsync(request.Tenant is { } tenant ? new TenantId(tenant) : null, cancellationToken);
        if (teams.Where(team => team.Team.Value == request.Team).ToList() is not [var named])
        {
            await errors.WriteLineAsync(NotOne(request, teams));
            return NoSuchPlan;
        }

        var outcome = await services.GetRequiredService<LookAhead>().HandleAsync(named, request.Wish, cancellationToken);
        if (outcome is not LookAheadOutcome.Seen seen)
        {
            await errors.WriteLineAsync(Refusal(outcome));
            return outcome is LookAheadOutcome.RosterUnavailable ? NotLookedAt : NoSuchPlan;
        }

        await ShowAsync(seen, request.AsJson, console, cancellationToken);
        return Said;
    });

    private static async Task ShowAsync(LookAheadOutcome.Seen seen, bool asJson, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (asJson)
        {
            await console.Profile.Out.Writer.WriteLineAsync(JsonSerializer.Serialize(new PlanAnswer(seen.Roster, seen.Plan), PlanAnswerJson.Default.PlanAnswer).AsMemory(), cancellationToken);
            return;
        }

        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfAFile;
        }

        PlanTables.Show(seen, console);
    }

    private static string NotOne(PlanRequest request, IReadOnlyList<TeamRef> teams) => teams.Where(team => team.Team.Value == request.Team).ToList() switch
    {
        { Count: > 1 } several => $"Several organisations have a team \"{request.Team}\". Say which with --tenant: {string.Join(", ", several.Select(team => team.Tenant.Value))}.",
        _ when teams is [] => $"There is no team \"{request.Team}\" in this store, and none at all{(request.Tenant is null ? "" : " of that organisation")}.",
        _ => string.Join(Environment.NewLine, [
            Text($"There is no team \"{request.Team}\" in this store. There {(teams.Count == 1 ? "is" : "are")}:"),
            .. teams.Take(MostListed).Select(team => $"  {team.Team.Value}  (organisation {team.Tenant.Value})"),
            .. teams.Count > MostListed ? [Text($"  and {teams.Count - MostListed} more.")] : (ReadOnlySpan<string>)[]]),
    };

    private static string Refusal(LookAheadOutcome outcome) => outcome switch
    {
        LookAheadOutcome.WrongNumberOfWeeks weeks => Text($"--weeks is {weeks.Wanted}; it must be {AheadPlan.FewestWeeks} to {AheadPlan.MostWeeks}."),
        LookAheadOutcome.NotSetUp => "This team is not set up yet: nobody has said how often it is to be asked. An admin does that in Teams by writing \"settings\" to the bot.",
        LookAheadOutcome.RosterUnavailable => "Teams cannot be read just now, and the team was never asked, so nobody can say who is in it. See \"collabbot doctor\", or try again later.",
        _ => "The bot was removed from this team: it asks nobody there.",
    };

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was typed.</summary>
/// <param name="Tenant">Null for every organisation.</param>
internal sealed record PlanRequest(string Team, string? Tenant, AheadWish Wish, bool AsJson);
