using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Shifts;
using CollabBot.Languages;

namespace CollabBot.Teams.Shifts;

/// <summary>A team's ways of working: the whole view, for whoever asks; and what a summary carries of it once in a quarter.</summary>
internal static class WaysCards
{
    private static string Title => Phrase.Of("Ways of working");
    private static string Question => Phrase.Of($"How far are we on the way from {WaysWording.Start} to {WaysWording.End}?");
    private static string ToRead => Phrase.Of("One small step to read, and to try if you like");
    private static string Given => Phrase.Of("It is not given to you: I do not ask about it.");
    private static string Foot => Phrase.Of("All of this comes from what your team was told before, and from the steps it was given.");

    public static AdaptiveCard Of(WaysOfWorking ways) => new()
    {
        Lang = CardText.Language,
        FallbackText = InWords(ways),
        Body =
        [
            AdaptiveTextBlock.Heading($"{Title}"),
            CardText.Under(CardText.Name(ways.TeamName), Weeks(ways.Told)),
            CardText.Plain($"{Question}"),
            .. ways.Told.Newest is null ? NoReading(ways) : [.. Place(ways.Told), Readings(ways.Told), CardText.Quiet($"{WaysWording.Steps} {WaysWording.NotSingle}")],
            .. Shifts(ways.Steps),
            .. Step(ways.NextStep),
            CardText.Foot($"{Foot}"),
        ],
    };

    /// <summary>Within the card of a summary.</summary>
    /// <returns>Nothing when the summary carries none.</returns>
    public static AdaptiveElement[] Section(ToldWays? told) => told is null ? [] :
    [
        new AdaptiveContainer
        {
            Spacing = AdaptiveSpacing.Medium,
            Separator = true,
            Items =
            [
                AdaptiveTextBlock.Heading($"{Title}: the last {Quarter.Weeks} weeks", AdaptiveTextSize.Default),
                .. told.Newest is null ? [CardText.Plain($"{WaysWording.NotYet}")] : Place(told),
                CardText.Quiet($"Write **ways** to me for the seven shifts behind this, and for one small step."),
            ],
        },
    ];

    /// <summary>What a summary carries, in plain words.</summary>
    public static string InOneLine(ToldWays told) => Phrase.Of($"{Title}: {(told.Newest is { } newest ? WaysWording.Of(newest) : WaysWording.NotYet)} Write ways to me for more");

    /// <summary>All of it where no card is drawn.</summary>
    private static string InWords(WaysOfWorking ways) => string.Join(
        " ",
        [
            $"{Title}, {Weeks(ways.Told)}. {Question}",
            .. ways.Told.Newest is { } newest ? (IEnumerable<string>)[WaysWording.Of(newest), .. ways.Told.Readings.Select(InWords)] : [WaysWording.NotYet, WhenNext(ways)],
            Phrase.Of($"The seven shifts, and how many small steps I gave for each: {string.Join("; ", ways.Steps.Select(InWords))}."),
            .. ways.NextStep is { } step ? [$"{ToRead}: {step.Text}"] : (IEnumerable<string>)[],
        ]);

    private static string Weeks(ToldWays told) => Phrase.Of($"{CardText.Day(told.Quarter.From)} to {CardText.Day(told.Quarter.To)}");

    private static string InWords(WaysReading reading) =>
        $"{CardText.Day(reading.Date)}: {Wording.Of(reading.Level)}, {Wording.Uncertainty(reading.Level)}, {Wording.Of(reading.Level.Size)}; {WaysWording.Of(reading.Place)}.";

    private static string InWords(ShiftSteps steps) => string.Create(CultureInfo.InvariantCulture, $"{steps.Shift}: {steps.Times}");

    private static IEnumerable<AdaptiveElement> NoReading(WaysOfWorking ways) =>
        [CardText.Plain($"{WaysWording.NotYet}"), CardText.Quiet($"{WhenNext(ways)} {WaysWording.NotSingle}")];

    private static string WhenNext(WaysOfWorking ways) =>
        ways.AskedNext is { } date ? Phrase.Of($"{WaysWording.When(ways.Needed)} I ask next around {CardText.Day(date)}.") : WaysWording.When(ways.Needed);

    /// <summary>Where the newest reading lies: said in words, and drawn as a row of steps of which those are filled and named.</summary>
    private static AdaptiveElement[] Place(ToldWays told) =>
    [
        new AdaptiveTextBlock { Text = $"{WaysWording.Of(told.Newest!)}", Weight = AdaptiveTextWeight.Bolder },
        new AdaptiveColumnSet { Columns = [.. Enumerable.Range(1, WayPlace.Steps).Select(step => StepOf(step, told.Newest!.Place.Has(step)))] },
        new AdaptiveColumnSet
        {
            Spacing = AdaptiveSpacing.None,
            Columns = [End($"{WaysWording.Start}", null), End($"{WaysWording.End}", AdaptiveHorizontalAlignment.Right)],
        },
    ];

    private static AdaptiveColumn StepOf(int step, bool isHere) => new()
    {
        Width = AdaptiveWidth.Weight(1),
        Items =
        [
            isHere
                ? new AdaptiveTextBlock { Text = $"● {step} here", Weight = AdaptiveTextWeight.Bolder, HorizontalAlignment = AlignmentOf(step) }
                : new AdaptiveTextBlock { Text = $"○ {step}", HorizontalAlignment = AlignmentOf(step) },
        ],
    };

    /// <summary>The first and the last stand above the names of the ends.</summary>
    private static AdaptiveHorizontalAlignment? AlignmentOf(int step) => step switch
    {
        1 => null,
        WayPlace.Steps => AdaptiveHorizontalAlignment.Right,
        _ => AdaptiveHorizontalAlignment.Center,
    };

    private static AdaptiveColumn End(AdaptiveText name, AdaptiveHorizontalAlignment? alignment) =>
        new() { Width = AdaptiveWidth.Weight(1), Items = [CardText.Quiet(name) with { HorizontalAlignment = alignment }] };

    private static AdaptiveTable Readings(ToldWays told) => new()
    {
        Columns = [new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(1) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(1) }],
        ShowGridLines = false,
        Rows = [AdaptiveTableRow.Header($"Pulse", $"Level"), .. told.Readings.Reverse().Select(ReadingRow)],
    };

    private static AdaptiveTableRow ReadingRow(WaysReading reading) => new()
    {
        Cells =
        [
            Cell(CardText.Plain($"{CardText.Day(reading.Date)}"), Below($"{WaysWording.Of(reading.Place)}")),
            Cell(CardText.Plain($"{Wording.Of(reading.Level)}"), Below($"{Wording.Uncertainty(reading.Level)}, {Wording.Of(reading.Level.Size)}")),
        ],
    };

    private static IEnumerable<AdaptiveElement> Shifts(IReadOnlyList<ShiftSteps> steps)
    {
        yield return AdaptiveTextBlock.Heading($"The seven shifts", AdaptiveTextSize.Default) with { Spacing = AdaptiveSpacing.Medium };
        yield return new AdaptiveTable
        {
            Columns = [new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(3) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(3) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(1) }],
            ShowGridLines = false,
            Rows = [AdaptiveTableRow.Header($"From", $"To", $"Steps"), .. steps.Select(ShiftRow)],
        };
        yield return CardText.Quiet($"{WaysWording.Source} {WaysWording.StepsGiven}");
    }

    private static AdaptiveTableRow ShiftRow(ShiftSteps steps) => new()
    {
        Cells = [Cell(CardText.Plain($"{steps.Shift.From}")), Cell(CardText.Plain($"{steps.Shift.To}")), Cell(CardText.Plain($"{steps.Times}"))],
    };

    private static AdaptiveContainer[] Step(Nudge? step)
    {
        if (step is null)
        {
            return [];
        }

        var section = CardText.Section($"{ToRead}", $"{step.Text}");
        return [section with { Items = [.. section.Items, CardText.Quiet($"{step.Shift.ToString()}. {Given} Write **nudges** for all of them.")] }];
    }

    private static AdaptiveTextBlock Below(AdaptiveText text) => CardText.Quiet(text) with { Spacing = AdaptiveSpacing.None };

    private static AdaptiveTableCell Cell(params AdaptiveElement[] items) => new() { Items = items };
}
