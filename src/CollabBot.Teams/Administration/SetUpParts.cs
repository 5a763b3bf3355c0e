using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What the cards of the settings have in common.</summary>
internal static class SetUpParts
{
    /// <summary>The days of a week, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static AdaptiveChoiceSetInput Holidays(string chosen) => new()
    {
        Id = CardActions.Holidays,
        Label = Phrase.Of("Bank holidays, on which I leave the team alone"),
        IsRequired = true,
        ErrorMessage = Phrase.Of("Choose whose bank holidays count."),
        Style = AdaptiveChoiceInputStyle.Compact,
        Value = chosen,
        Choices = [.. SetUpDraft.HolidayChoices.Select(choice => new AdaptiveChoice(choice.Name, choice.Value))],
    };

    public static IEnumerable<AdaptiveElement> Opening(AdaptiveText title, string step, string? teamName, IReadOnlyList<string> problems)
    {
        yield return AdaptiveTextBlock.Heading(title);
        yield return CardText.Under(step, CardText.Name(teamName));
        if (problems.Count > 0)
        {
            yield return Warning($"Please put this right", [.. problems.Select(problem => (AdaptiveText)$"{problem}")]);
        }
    }

    /// <summary>Right above the buttons of a long card: who pressed one looks there, and what is wrong stands at the top.</summary>
    public static IEnumerable<AdaptiveElement> Pointer(IReadOnlyList<string> problems) => problems.Count == 0
        ? []
        : [new AdaptiveTextBlock { Text = $"Not saved yet: at the top of this card it says what to put right.", Color = AdaptiveTextColor.Attention, Spacing = AdaptiveSpacing.Medium }];

    /// <summary>Says by its title what its colour says: colours are not seen by everybody, and high contrast has none.</summary>
    public static AdaptiveContainer Warning(AdaptiveText title, IReadOnlyList<AdaptiveText> sentences) => new()
    {
        Style = AdaptiveContainerStyle.Attention,
        RoundedCorners = true,
        Spacing = AdaptiveSpacing.Medium,
        Items =
        [
            AdaptiveTextBlock.Heading(title, AdaptiveTextSize.Default) with { Color = AdaptiveTextColor.Attention },
            .. sentences.Select(sentence => new AdaptiveTextBlock { Text = sentence, Color = AdaptiveTextColor.Attention, Spacing = AdaptiveSpacing.Small }),
        ],
    };
}
