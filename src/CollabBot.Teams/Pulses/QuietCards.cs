using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Calendars;
using CollabBot.Languages;
using CollabBot.Teams.Administration;

namespace CollabBot.Teams.Pulses;

/// <summary>A person's own quiet hours: what they are, and how to change them.</summary>
internal static class QuietCards
{
    /// <summary>What a button says that ends them.</summary>
    public const string None = "none";

    private static readonly TimeOnly ProposedFrom = new(18, 0);
    private static readonly TimeOnly ProposedTo = new(9, 0);

    /// <param name="kept">What is set; null for none of their own.</param>
    /// <param name="said">What came of what was filled in; null when the card was only asked for.</param>
    /// <param name="isDone">False when that is what has to be put right.</param>
    /// <param name="filled">What was filled in, as far as it could be read.</param>
    public static AdaptiveCard Of(QuietHours? kept, string? said, bool isDone = true, (TimeOnly? From, TimeOnly? To) filled = default) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Quiet hours, in which I send you nothing: write quiet 18:00 to 09:00, or quiet off."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Your quiet hours"),
            CardText.Under(Phrase.Of("Only you can see this")),
            .. said is null ? [] : (ReadOnlySpan<AdaptiveElement>)[isDone ? CardText.Plain($"{said}") : SetUpParts.Warning($"Please put this right", [$"{said}"])],
            CardText.Plain($"{Now(kept)}"),
            Time(CardActions.From, Phrase.Of("From"), Phrase.Of("Give a time, such as 18:00."), filled.From ?? kept?.From ?? ProposedFrom),
            Time(CardActions.To, Phrase.Of("To"), Phrase.Of("Give a time, such as 09:00."), filled.To ?? kept?.To ?? ProposedTo),
            CardText.Quiet($"What I would send you then waits until they end; a reminder that would be hours late is left out. At most {QuietHours.LongestHours} hours, so that I can reach you each day. Nobody is told."),
        ],
        Actions =
        [
            Button(Phrase.Of("Save"), "set") with { Style = AdaptiveActionStyle.Positive },
            .. kept is null ? [] : (ReadOnlySpan<AdaptiveAction>)[Button(Phrase.Of("No quiet hours"), None) with { AssociatedInputs = AdaptiveAssociatedInputs.None }],
        ],
    };

    private static string Now(QuietHours? kept) => kept is null
        ? Phrase.Of("You have no quiet hours of your own.")
        : Phrase.Of($"They are {CardText.Time(kept.From)} to {CardText.Time(kept.To)}, by the clock of {kept.ZoneId}.");

    private static AdaptiveTimeInput Time(string id, string label, string error, TimeOnly value) => new() { Id = id, Label = label, IsRequired = true, ErrorMessage = error, Value = value };

    private static AdaptiveExecuteAction Button(string title, string what) => new() { Title = title, Verb = CardActions.Quiet, Data = new() { ["v"] = 1, [CardActions.What] = what } };
}
