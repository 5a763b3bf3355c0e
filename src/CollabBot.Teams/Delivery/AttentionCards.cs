using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Languages;

namespace CollabBot.Teams.Delivery;

/// <summary>What a person sees of their budget: how much of it is used, for what, what was put off, and how to change it.</summary>
internal static class AttentionCards
{
    public static string NoSuchCap => Phrase.Of("Choose a number from 1 to 7. Nothing was changed.");

    private static string Meaning =>
        Phrase.Of("I send you no more than that in a week, Monday to Sunday, in all your teams together: questions, reminders, digests, summaries and nudges. What you write or press I always answer, and it does not count.");

    private static string WhyKept =>
        Phrase.Of("When you are asked, I keep a place for the one reminder, whether it comes or not: else this list would tell whether you had answered. A kept place gives way to the questions of another team.");

    /// <summary>How many lines a part of the card has at most; the rest is counted.</summary>
    private const int MostLines = 8;

    /// <param name="problem">What was wrong with what was chosen.</param>
    public static AdaptiveCard Of(AttentionView view, string? problem = null) => new()
    {
        Lang = CardText.Language,
        FallbackText = InWords(view, problem),
        Body =
        [
            AdaptiveTextBlock.Heading($"{Used(view)}"),
            CardText.Under(Phrase.Of("Only you can see this"), Phrase.Of($"week of {CardText.Day(view.Week.Monday)}")),
            .. problem is null ? [] : (AdaptiveElement[])[new AdaptiveTextBlock { Text = $"{problem}", Color = AdaptiveTextColor.Attention }],
            .. Section($"This week", view.CountedIn(view.Week), Counted),
            .. Section($"Put off", view.PutOffIn(view.Week), PutOff),
            .. Section($"Kept for next week", view.CountedIn(view.Week.Next), Counted),
            .. Section($"Put off last week", view.PutOffIn(view.Week.Previous), NotSent),
            CardText.Quiet($"Last week: {view.Used(view.Week.Previous)}.") with { Spacing = AdaptiveSpacing.Medium },
            CardText.Section($"What the number means", $"{Meaning}"),
            CardText.Quiet($"{WhyKept}"),
            CardText.Foot($"Choose another number, or write **budget 2**. It holds at once. Nobody is told."),
        ],
        Actions = [.. Enumerable.Range(AttentionAccount.LowestCap, AttentionAccount.HighestCap).Where(cap => cap != view.Cap).Select(Choice)],
    };

    /// <summary>At the foot of what counts: which message of the week it is.</summary>
    public static AdaptiveText Line(AttentionPlace place) =>
        $"Message {place.Number} of {place.Cap} this week{KeptIn(place)}.{PutOffIn(place)} Write **budget** to see or change that.";

    private static string KeptIn(AttentionPlace place) => place.Kept > 0 ? Phrase.Counted(place.Kept, $", {place.Kept} kept for a reminder", $", {place.Kept} kept for reminders") : "";

    private static string PutOffIn(AttentionPlace place) =>
        place.PutOff > 0 ? Phrase.Counted(place.PutOff, $" {place.PutOff} other message was put off.", $" {place.PutOff} other messages were put off.") : "";

    private static string Used(AttentionView view) => Phrase.Of($"{view.Used(view.Week)} of {view.Cap} messages used this week");

    private static IEnumerable<AdaptiveElement> Section(AdaptiveText title, IEnumerable<AttentionLine> lines, Func<AttentionLine, IEnumerable<string?>> inWords)
    {
        var told = lines.ToList();
        if (told.Count > 0)
        {
            yield return AdaptiveTextBlock.Heading(title, AdaptiveTextSize.Default) with { Spacing = AdaptiveSpacing.Medium };
            foreach (var line in told.Take(MostLines))
            {
                yield return CardText.Plain(AdaptiveText.Join(" · ", inWords(line).OfType<string>())) with { Spacing = AdaptiveSpacing.Small };
            }

            if (told.Count > MostLines)
            {
                yield return CardText.Plain($"and {told.Count - MostLines} more") with { Spacing = AdaptiveSpacing.Small };
            }
        }
    }

    private static IEnumerable<string?> Counted(AttentionLine line) => [line.Entry.Kind is AttentionKind.Reminder ? Phrase.Of("Kept for a reminder") : What(line.Entry.Kind), CardText.Name(line.TeamName)];

    private static IEnumerable<string?> NotSent(AttentionLine line) => [What(line.Entry.Kind), CardText.Name(line.TeamName)];

    /// <summary>With what becomes of it, by the same table that decided it.</summary>
    private static IEnumerable<string?> PutOff(AttentionLine line) =>
    [
        .. NotSent(line),
        AttentionRules.Of(line.Entry.Kind) switch
        {
            AttentionRule.NotAsked => Phrase.Of("write pulse to answer all the same"),
            AttentionRule.Dropped => Phrase.Of("not sent"),
            AttentionRule.OnRequest => Phrase.Of("write summary to read it"),
            AttentionRule.WaitsForMonday => Phrase.Of("waits until Monday"),
            _ => throw new UnreachableException(),
        },
    ];

    private static string What(AttentionKind kind) => kind switch
    {
        AttentionKind.Ask => Phrase.Of("Questions"),
        AttentionKind.Reminder => Phrase.Of("A reminder"),
        AttentionKind.Digest => Phrase.Of("A digest"),
        AttentionKind.Summary => Phrase.Of("A summary, or a reply to one"),
        AttentionKind.Nudge => Phrase.Of("A nudge"),
        AttentionKind.CommentNote => Phrase.Of("A note, for those whose comments are not shown"),
        _ => throw new UnreachableException(),
    };

    private static string InWords(AttentionView view, string? problem) => string.Join(
        " ",
        [
            .. problem is null ? [] : (IEnumerable<string>)[problem],
            Used(view) + ".",
            .. view.CountedIn(view.Week).Take(MostLines).Select(line => Sentence(line, Counted)),
            .. view.PutOffIn(view.Week).Take(MostLines).Select(line => Phrase.Of("Put off: ") + Sentence(line, PutOff)),
            .. view.CountedIn(view.Week.Next).Take(MostLines).Select(line => Phrase.Of("Next week: ") + Sentence(line, Counted)),
            .. view.PutOffIn(view.Week.Previous).Take(MostLines).Select(line => Phrase.Of("Put off last week: ") + Sentence(line, NotSent)),
            Phrase.Of("Write budget 2, or another number from 1 to 7, to change how many."),
        ]);

    private static string Sentence(AttentionLine line, Func<AttentionLine, IEnumerable<string?>> inWords) =>
        AdaptiveText.Plain(string.Join(" · ", inWords(line).OfType<string>())) + ".";

    private static AdaptiveExecuteAction Choice(int cap) => new()
    {
        Title = Phrase.Of($"At most {cap}"),
        Verb = CardActions.Budget,
        Data = new JsonObject { ["v"] = 1, [CardActions.Cap] = cap.ToString(CultureInfo.InvariantCulture) },
    };
}
