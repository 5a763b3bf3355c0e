using CollabBot.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.AdaptiveCards;

public sealed class CardLint
{
    private static readonly AdaptiveTextInput Input = new() { Id = "a", Label = "Name" };

    private static readonly AdaptiveChartGauge Gauge = new() { Title = "c", Value = 1, Fallback = AdaptiveFallback.To(new AdaptiveFactSet { Facts = [] }) };

    public static TheoryData<string, AdaptiveCard> Faulty => new()
    {
        { "fallback-text", ACard.Minimal() with { FallbackText = " " } },
        { "size", ACard.With(new AdaptiveTextBlock { Text = new string('x', 13_000) }) },
        { "heading-first", ACard.Minimal() with { Body = [new AdaptiveTextBlock { Text = "Title", Size = AdaptiveTextSize.Large }] } },
        { "heading-first", ACard.Minimal() with { Body = [] } },
        { "wrap", ACard.With(new AdaptiveTextBlock { Text = "t", Wrap = false }) },
        { "empty-text", ACard.With(new AdaptiveTextBlock { Text = "" }) },
        { "unique-ids", ACard.With(Input, new AdaptiveContainer { Items = [Input] }) },
        { "unique-ids", ACard.With(Input) with { Actions = [new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveShowCard { Body = [Input] } }] } },
        { "input-id", ACard.With(Input with { Id = null }) },
        { "input-label", ACard.With(Input with { Label = "" }) },
        { "input-error", ACard.With(Input with { IsRequired = true }) },
        { "hidden-required", ACard.With(Input with { IsRequired = true, ErrorMessage = "e", IsVisible = false }) },
        { "choice-comma", ACard.With(Choices("a,b")) },
        { "choice-unique", ACard.With(Choices("a", "a")) },
        { "choices", ACard.With(Choices()) },
        { "primary-actions", ACard.Minimal() with { Actions = [.. Enumerable.Range(0, 7).Select(i => new AdaptiveSubmitAction { Title = $"Do {i}" })] } },
        { "unique-titles", ACard.Minimal() with { Actions = [new AdaptiveSubmitAction { Title = "Do" }, new AdaptiveSubmitAction { Title = "Do" }] } },
        { "action-title", ACard.With(new AdaptiveContainer { Items = [], SelectAction = new AdaptiveSubmitAction { Title = "" } }) },
        { "select-action", ACard.With(new AdaptiveContainer { Items = [], SelectAction = new AdaptiveShowCardAction { Title = "x", Card = new AdaptiveShowCard { Body = [] } } }) },
        { "https", ACard.Minimal() with { Actions = [new AdaptiveOpenUrlAction { Title = "Go", Url = "http://x.example" }] } },
        { "table-header", ACard.With(new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Of("no header")] }) },
        { "table-header", ACard.With(new AdaptiveTable { Columns = [], Rows = [], FirstRowAsHeaders = false }) },
        { "table-cells", ACard.With(new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Header("a", "b")] }) },
        { "image-url", ACard.With(new AdaptiveImage { Url = "", AltText = "x" }) },
        { "newer-fallback", ACard.With(new AdaptiveBadge { Text = "x" }) },
        { "chart-numbers", ACard.With(new AdaptiveTextBlock { Text = "t" }, Gauge with { Fallback = AdaptiveFallback.Drop }) },
        { "chart-sentence", ACard.With(Gauge) },
        { "colour-alone", ACard.With(new AdaptiveContainer { Items = [], Style = AdaptiveContainerStyle.Good }) },
        { "refresh-users", ACard.Minimal() with { Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Title = "r", Verb = "r" }, UserIds = [.. Enumerable.Range(0, 61).Select(i => $"29:{i}")] } } },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void A_fault_is_found_and_nothing_else(string rule, AdaptiveCard card)
    {
        var findings = AdaptiveCardLint.Check(card);

        Assert.Equal([rule], findings.Select(finding => finding.Rule).Distinct());
    }

    [Fact]
    public void A_finding_says_where()
    {
        var card = ACard.With(new AdaptiveColumnSet { Columns = [new AdaptiveColumn { Items = [new AdaptiveTextBlock { Text = "t", Wrap = false }] }] });

        Assert.Equal("body[1].columns[0].items[0]", Assert.Single(AdaptiveCardLint.Check(card)).Path);
    }

    [Fact]
    public void A_good_card_has_no_findings()
    {
        var card = ACard.With(
            new AdaptiveTextBlock { Text = "Seven of nine." },
            Gauge,
            new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Header("h"), AdaptiveTableRow.Of("c")] },
            Input with { IsRequired = true, ErrorMessage = "Write your name." },
            Choices("a", "b")) with
        { Actions = [new AdaptiveExecuteAction { Title = "Send", Verb = "send" }] };

        Assert.Empty(AdaptiveCardLint.Check(card));
    }

    private static AdaptiveChoiceSetInput Choices(params string[] values) =>
        new() { Id = "c", Label = "Pick", Choices = [.. values.Select(value => new AdaptiveChoice(value, value))] };
}
