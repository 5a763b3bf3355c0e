using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Kits;

/// <summary>The eight areas together, as the source describes them: its claim, in a table that can be read as text. Beside them, what this reader was told last.</summary>
internal static class AreaCards
{
    public static string Title => Phrase.Of("How the eight areas hang together");
    public static string Whose => Phrase.Of("This is what a briefing says of teams in general. It is not drawn from what your team said.");
    public static string Beside => Phrase.Of("Beside each area stands what you were told of it last, and when.");
    private static string NotYet => Phrase.Of("not read yet");

    /// <summary>A button that opens it.</summary>
    /// <param name="team">Whose levels stand beside it, if the reader was told any; null for none.</param>
    public static AdaptiveExecuteAction Open(TeamRef? team) => new()
    {
        Title = Title,
        Verb = CardActions.Areas,
        Data = team is { } of ? new JsonObject { ["v"] = 1, [CardActions.Team] = of.Team.Value } : new JsonObject { ["v"] = 1 },
    };

    /// <param name="told">Null for a reader who was told nothing.</param>
    public static AdaptiveCard Of(ToldAreas? told) => new()
    {
        Lang = CardText.Language,
        FallbackText = InPlainWords(told),
        IsFullWidth = true,
        Body =
        [
            AdaptiveTextBlock.Heading($"{Title}"),
            .. told is null ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Under(CardText.Name(told.Team.Name), Phrase.Of("with what you were told last"))],
            CardText.Plain($"{Whose}"),
            .. Interdependence.Claims.Select(claim => CardText.Plain($"{claim}") with { Spacing = AdaptiveSpacing.Small }),
            Picture(told),
            .. told is null ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Quiet($"{Beside}")],
            CardText.Foot($"The briefing: {Interdependence.Source}. Write **kit** for something to talk about in each area."),
        ],
    };

    private static AdaptiveTable Picture(ToldAreas? told) => new()
    {
        Columns = [Column(5), Column(3), .. told is null ? [] : (ReadOnlySpan<AdaptiveTableColumn>)[Column(3)]],
        ShowGridLines = false,
        Rows =
        [
            AdaptiveTableRow.Header([$"Area", $"Linked with", .. told is null ? [] : (ReadOnlySpan<AdaptiveText>)[$"Told last"]]),
            .. PracticeArea.All.Select((area, index) => new AdaptiveTableRow { Cells = [Named(area), Cell($"{LinkedWith(area)}"), .. told is null ? [] : (ReadOnlySpan<AdaptiveTableCell>)[Told(told.Areas[index])]] }),
        ],
    };

    private static AdaptiveTableColumn Column(int weight) => new() { Width = AdaptiveWidth.Weight(weight) };

    private static AdaptiveTableCell Named(PracticeArea area) => new() { Items = [CardText.Plain($"{area.Name}"), CardText.Quiet($"{area.InShort}") with { Spacing = AdaptiveSpacing.None }] };

    private static AdaptiveTableCell Cell(AdaptiveText text) => new() { Items = [CardText.Plain(text)] };

    private static AdaptiveTableCell Told(ToldArea area) => area is { Level: { } level, On: { } on }
        ? new AdaptiveTableCell { Items = [CardText.Plain($"{Wording.Of(level)}"), CardText.Quiet($"{CardText.ShortDay(on)}") with { Spacing = AdaptiveSpacing.None }] }
        : new AdaptiveTableCell { Items = [CardText.Quiet($"{NotYet}")] };

    private static string LinkedWith(PracticeArea area) => Interdependence.LinkedWith(area) is [var only] ? only.ShortName : Phrase.Of("all the others");

    private static string InPlainWords(ToldAreas? told) =>
        Phrase.Of($"{Title}. {Whose} {string.Join(" ", Interdependence.Claims)} The eight: {string.Join("; ", PracticeArea.All.Select(area => area.Name))}. The briefing: {Interdependence.Source}.{(told is null ? "" : Phrase.Of($" What you were told last: {string.Join("; ", told.Areas.Select(InPlainWords))}."))}");

    private static string InPlainWords(ToldArea area) =>
        area is { Level: { } level, On: { } on } ? $"{area.Area.ShortName}: {Wording.Of(level)}, {CardText.ShortDay(on)}" : $"{area.Area.ShortName}: {NotYet}";
}
