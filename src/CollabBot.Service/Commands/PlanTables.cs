using System.Globalization;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using Spectre.Console;

namespace CollabBot.Service.Commands;

/// <summary>What is to come, as tables.</summary>
internal static class PlanTables
{
    public static void Show(LookAheadOutcome.Seen seen, IAnsiConsole console)
    {
        var plan = seen.Plan;
        console.Write(Rounds(plan));
        if (plan.NotAsked.Count > 0)
        {
            console.Write(New("Dates that ask nobody", ["Date", "Why"], plan.NotAsked.Select(day => new[] { Text(day.Date), AheadWording.Why(day) })));
        }

        console.Write(New(
            "Messages",
            ["Week of", "Questions", "Reminders at most", .. plan.Responses.Select(share => Text($"if {share} % answered")), "Summaries", "Digests", "Small steps at most", "For one person at most"],
            plan.Weeks.Select(week => (string[])[
                Text(week.Monday), Text(week.Questions), Text(week.MostReminders), .. week.Reminders.Select(Text), Text(week.Summaries), Text(week.Digests), Text(week.MostSteps), Text(week.MostForOne)])));
        console.Write(New(
            "What would be visible",
            ["Sweep", "Area", "Asked in", .. plan.Responses.Select(share => Text($"at {share} %"))],
            plan.Sweeps.SelectMany(sweep => sweep.Areas.Select(area => (string[])[
                Text(sweep.Sweep), AheadWording.NameOf(area.Area), Text(area.Readings), .. area.Visible.Select(visible => AheadWording.Visible(visible, area.Readings))]))));
        if (plan.Rounds.Any(round => round.Asked is not null))
        {
            console.Write(New("Who is asked what", ["Date", "Person", "Items"], plan.Rounds.SelectMany(round => round.Asked!.Select(person => new[] { Text(round.Date), person.Person, string.Join(' ', person.Items) }))));
        }

        console.WriteLine(AheadWording.Expected);
        console.WriteLine(AheadWording.Assumed);
        console.WriteLine(seen.Roster is AheadRoster.Now
            ? "Who is in the team was read from Teams just now."
            : "Teams could not be read, so this counts who was in the team when it was asked last.");
    }

    private static Table Rounds(AheadPlan plan)
    {
        var clock = TeamClock.For(plan.ZoneId);
        return New(
            Text($"Rounds of the weeks to {plan.To.AddDays(-1):yyyy-MM-dd}, by the clock of {plan.ZoneId}"),
            ["Opens", "Reminds", "Closes", "If too few answer, closes", "Asked", "Sweep", "Areas"],
            plan.Rounds.Select(round => new[]
            {
                At(round.OpensAt), At(round.RemindsAt), At(round.ClosesAt), At(round.ExtendedTo), Text(round.People),
                Text($"{round.Sweep}, pulse {round.Pulse} of {round.Pulses}"), string.Join(", ", round.Areas.Select(area => AheadWording.NameOf(area.Area))),
            }));

        string At(DateTimeOffset? instant) => instant is { } at ? Text($"{clock.DateAt(at):ddd yyyy-MM-dd} {clock.TimeAt(at):HH:mm}") : "–";
    }

    private static Table New(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(title)), BorderStyle = new Style(Color.Grey) };
        foreach (var column in columns)
        {
            table.AddColumn(Markup.Escape(column));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Text(DateOnly date) => Text($"{date:ddd yyyy-MM-dd}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
