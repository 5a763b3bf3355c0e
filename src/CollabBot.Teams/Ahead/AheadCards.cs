using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Ahead;
using CollabBot.Languages;
using CollabBot.Teams.Administration;

namespace CollabBot.Teams.Ahead;

/// <summary>The weeks to come, for an admin: when a team is asked what, how much that is, and what could be seen of it. Holds nobody.</summary>
internal static class AheadCards
{
    private static string Visibility => Phrase.Of("What would be visible");

    /// <param name="draft">What would be saved, to go back to; null for what is set.</param>
    public static AdaptiveCard Of(LookAheadOutcome.Seen seen, SetUpDraft? draft)
    {
        var plan = seen.Plan;
        var whose = draft is null ? Phrase.Of("as it is set now") : Phrase.Of("as it would be with what you chose; nothing is saved yet");
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = InWords(plan, whose),
            Body =
            [
                AdaptiveTextBlock.Heading($"{Title(plan)}"),
                CardText.Under(CardText.Name(seen.Team.Name), whose),
                CardText.Plain($"{Rounds(plan)}"),
                .. plan.Rounds.Count == 0 ? NotAsked(plan) : [Dates(plan), AdaptiveTextBlock.Heading($"{Visibility}", AdaptiveTextSize.Default) with { Spacing = AdaptiveSpacing.Medium }, Areas(plan), CardText.Quiet($"{Needed(plan)} {AheadWording.Expected}")],
                .. Messages(plan) is { } messages ? [CardText.Section($"How much I write", $"{messages}")] : (ReadOnlySpan<AdaptiveElement>)[],
                CardText.Foot($"{Foot(seen)}"),
            ],
            Actions =
            [
                draft is null
                    ? new AdaptiveExecuteAction { Title = Phrase.Of("Settings"), Verb = CardActions.SetUpOpen, Data = new() { ["v"] = 1, [CardActions.Team] = plan.Team } }
                    : new AdaptiveExecuteAction { Title = Phrase.Of("Back"), Verb = CardActions.SetUpCheck, Data = draft.ToData() },
            ],
        };
    }

    private static string Title(AheadPlan plan) => (plan.To.DayNumber - plan.From.DayNumber) / 7 is var weeks ? Phrase.Counted(weeks, $"The next week", $"The next {weeks} weeks") : "";

    private static string Rounds(AheadPlan plan) => plan.Rounds.Count is var count and > 0
        ? Phrase.Counted(count, $"One pulse, for {People(plan)}.", $"{count} pulses, each for {People(plan)}.")
        : Phrase.Of("I would ask nobody.");

    private static string People(AheadPlan plan) => (plan.Rounds.Min(round => round.People), plan.Rounds.Max(round => round.People)) is var (fewest, most) && fewest == most
        ? Phrase.Of($"{most} people, with up to {plan.Rounds.Max(round => round.Questions)} questions")
        : Phrase.Of($"{fewest} to {most} people, with up to {plan.Rounds.Max(round => round.Questions)} questions");

    /// <summary>As it is promised in the last of them: it is never lowered.</summary>
    private static string Needed(AheadPlan plan) => Phrase.Of($"It takes {plan.Rounds[^1].Needed} answers to show an area, {plan.Rounds[^1].FromOthers} of them from people who do not receive the digest.");

    /// <summary>Of the fullest week. Each number by itself: no week need hold all of them.</summary>
    private static string? Messages(AheadPlan plan)
    {
        if (plan.Rounds.Count == 0)
        {
            return null;
        }

        var middle = plan.Responses.Count / 2;
        return Phrase.Of($"In a week at most {plan.Weeks.Max(week => week.Questions)} messages with questions, {plan.Weeks.Max(week => week.MostReminders)} reminders ({plan.Weeks.Max(week => week.Reminders[middle])} if {plan.Responses[middle]} % have answered by then), {Summaries(plan.Weeks.Max(week => week.Summaries))}, {Digests(plan.Weeks.Max(week => week.Digests))} and {Steps(plan.Weeks.Max(week => week.MostSteps))}. Nobody gets more than {plan.Weeks.Max(week => week.MostForOne)} of them in a week, unless they said that they want more.");
    }

    private static string Foot(LookAheadOutcome.Seen seen) =>
        seen.Roster is AheadRoster.Now ? AheadWording.Assumed : Phrase.Of($"I could not read just now who is in the team, so this counts who was in it when I asked last. {AheadWording.Assumed}");

    // ---- the dates, those that ask nobody among them ----

    private static AdaptiveTable Dates(AheadPlan plan) => new()
    {
        Columns = [Column(2), Column(5)],
        ShowGridLines = false,
        Rows = [AdaptiveTableRow.Header($"When", $"What I ask about"), .. Lines(plan).Select(line => AdaptiveTableRow.Of((AdaptiveText)$"{line.When}", (AdaptiveText)$"{line.What}"))],
    };

    private static IEnumerable<AdaptiveElement> NotAsked(AheadPlan plan) => Lines(plan).Select(line => CardText.Plain($"{line.When}: {line.What}"));

    /// <summary>Dates that ask nobody for one reason running are one line.</summary>
    private static IEnumerable<(string When, string What)> Lines(AheadPlan plan)
    {
        var lines = plan.Rounds.Select(round => (round.Date, What: Names(round.Areas.Select(area => area.Area)), Asks: true))
            .Concat(plan.NotAsked.Select(day => (day.Date, What: Phrase.Of($"Nothing: {AdaptiveText.Plain(AheadWording.Why(day))}"), Asks: false)))
            .OrderBy(line => line.Date)
            .ToList();
        for (var (first, next) = (0, 1); first < lines.Count; first = next++)
        {
            while (!lines[first].Asks && next < lines.Count && lines[next].What == lines[first].What)
            {
                next++;
            }

            var (from, to) = (lines[first].Date, lines[next - 1].Date);
            yield return (from == to ? Day(from) : Phrase.Of($"{Day(from)} to {Day(to)}"), lines[first].What);
        }
    }

    // ---- what could be seen ----

    /// <summary>A column for each share; areas for which all of them say the same are one row.</summary>
    private static AdaptiveTable Areas(AheadPlan plan) => new()
    {
        Columns = [Column(3), .. plan.Responses.Select(_ => Column(2))],
        ShowGridLines = false,
        Rows =
        [
            AdaptiveTableRow.Header([$"If so many answer", .. plan.Responses.Select(share => (AdaptiveText)$"{share} %")]),
            .. Seen(plan).Select(row => AdaptiveTableRow.Of([(AdaptiveText)$"{row.Areas}", .. row.Visible.Select(visible => (AdaptiveText)$"{visible}")])),
        ],
    };

    private static List<(string Areas, IReadOnlyList<string> Visible)> Seen(AheadPlan plan)
    {
        var areas = plan.Sweeps.SelectMany(sweep => sweep.Areas).GroupBy(area => area.Area)
            .Select(area => (area.Key, Visible: plan.Responses.Select((_, share) => Marked(area.Sum(part => part.Visible[share]), area.Sum(part => part.Readings))).ToList()))
            .GroupBy(area => string.Join('\n', area.Visible), StringComparer.Ordinal)
            .ToList();
        return [.. areas.Select(alike => (areas.Count == 1 ? Phrase.Of("Every area") : Names(alike.Select(area => area.Key)), (IReadOnlyList<string>)alike.First().Visible))];
    }

    /// <summary>A full, a half and an empty ring say at a glance what the words say.</summary>
    private static string Marked(int visible, int readings) => $"{(visible == 0 ? '○' : visible == readings ? '●' : '◐')} {AheadWording.Visible(visible, readings)}";

    // ---- the same in words ----

    private static string InWords(AheadPlan plan, string whose) => string.Join(' ',
    [
        $"{Title(plan)}, {whose}. {Rounds(plan)}",
        $"{string.Join("; ", Lines(plan).Select(line => $"{line.When}: {line.What}"))}.",
        .. Seen(plan).Select(row => $"{Visibility}, {row.Areas}: {string.Join(", ", plan.Responses.Zip(row.Visible, (share, visible) => Phrase.Of($"{visible[2..]} at {share} %")))}."),
        .. Messages(plan) is { } messages ? [$"{Needed(plan)} {messages}"] : (ReadOnlySpan<string>)[],
    ]);

    private static AdaptiveTableColumn Column(int weight) => new() { Width = AdaptiveWidth.Weight(weight) };

    private static string Names(IEnumerable<string> areas) => string.Join(", ", areas.Select(AheadWording.NameOf));

    private static string Summaries(int count) => Phrase.Counted(count, $"{count} summary", $"{count} summaries");

    private static string Digests(int count) => Phrase.Counted(count, $"{count} digest", $"{count} digests");

    private static string Steps(int count) => Phrase.Counted(count, $"{count} small step", $"{count} small steps");

    private static string Day(DateOnly date) => date.ToString("ddd d MMM", Language.Current.Culture);
}
