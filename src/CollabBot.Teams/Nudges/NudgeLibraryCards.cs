using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using CollabBot.Languages;

namespace CollabBot.Teams.Nudges;

/// <summary>The whole library, for everybody to read: an area at a time, with what each step exercises.</summary>
internal static class NudgeLibraryCards
{
    /// <param name="area">Null for the list of areas.</param>
    public static AdaptiveCard Of(PracticeArea? area) => area is null || NudgeLibrary.Shipped.In(area) is [] ? Areas() : OfArea(area);

    private static AdaptiveCard Areas() => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"All {NudgeLibrary.Shipped.Nudges.Count} small steps, by area. Write nudges and one of these: {AreaWords.All}."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Small steps to try"),
            CardText.Quiet($"{NudgeLibrary.Shipped.Nudges.Count} of them, in eight areas. Anybody may try any of them at any time.") with { Spacing = AdaptiveSpacing.None },
            .. PracticeArea.All.Select(Section),
            CardText.Foot($"Once a week I suggest one of them, and a week later I ask whether it helped. Which one follows from what your team was shown and from how often it helped elsewhere; never from what one person answered."),
        ],
    };

    private static AdaptiveContainer Section(PracticeArea area)
    {
        var section = CardText.Section($"{area.Name}", $"{area.InShort}");
        return section with { Items = [.. section.Items, new AdaptiveActionSet { Actions = [Open(area, area.ShortName)] }] };
    }

    private static AdaptiveCard OfArea(PracticeArea area)
    {
        var nudges = NudgeLibrary.Shipped.In(area);
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = $"{area.Name}: {string.Join(" ", nudges.Select(nudge => $"{ForWhom(nudge.Role)}: {nudge.Text}"))}",
            Body =
            [
                AdaptiveTextBlock.Heading($"{area.Name}"),
                CardText.Quiet($"{area.InShort}") with { Spacing = AdaptiveSpacing.None },
                .. nudges.Select(Step),
            ],
            Actions = [Open(null, Phrase.Of("All areas"))],
        };
    }

    private static AdaptiveContainer Step(Nudge nudge) => new()
    {
        Spacing = AdaptiveSpacing.Medium,
        Items =
        [
            AdaptiveTextBlock.Heading($"{ForWhom(nudge.Role)}", AdaptiveTextSize.Default),
            CardText.Plain($"{nudge.Text}") with { Spacing = AdaptiveSpacing.None },
            CardText.Quiet($"{(nudge.Style is NudgeStyle.Directive ? Phrase.Of("Says what to do") : Phrase.Of("Leaves room"))} · from {nudge.Shift.From} to {nudge.Shift.To}"),
        ],
    };

    private static string ForWhom(NudgeRole role) => role switch
    {
        NudgeRole.Leader => Phrase.Of("For whoever leads"),
        NudgeRole.Spanner => Phrase.Of("For whoever works with partners"),
        _ => Phrase.Of("For everybody"),
    };

    private static AdaptiveExecuteAction Open(PracticeArea? area, string title) => new()
    {
        Title = title,
        Verb = CardActions.Nudges,
        Data = new JsonObject { ["v"] = 1, [CardActions.Area] = area?.Id ?? "" },
    };
}
