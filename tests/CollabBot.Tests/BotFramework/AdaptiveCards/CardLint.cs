using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.AdaptiveCards;

public sealed class CardLint
{
    private static readonly AdaptiveTextInput Input = new() { Id = "a", Label = "Name" };

    private static readonly AdaptiveChartGauge Gauge = new() { Title = "c", Value = 1, Fallback = AdaptiveFallback.To(new AdaptiveFactSet { Facts = [] }) };

    private static readonly AdaptiveResetInputsAction Reset = new() { Title = "Clear", Fallback = new AdaptiveSubmitAction { Title = "Clear" } };

    private static readonly string Long = new('x', AdaptiveText.MaxLength);

    private static string Link => "Look at https://x.example";

    public static TheoryData<string, AdaptiveCard> Faulty => new()
    {
        { "fallback-text", ACard.Minimal() with { FallbackText = " " } },
        { "size", ACard.With([.. Enumerable.Range(0, 26).Select(_ => new AdaptiveTextBlock { Text = $"{Long}" })]) },
        { "heading-first", ACard.Minimal() with { Body = [new AdaptiveTextBlock { Text = $"Title" }] } },
        { "heading-style", ACard.With(new AdaptiveTextBlock { Text = $"Section", Size = AdaptiveTextSize.Large }) },
        { "heading-first", ACard.Minimal() with { Body = [] } },
        { "wrap", ACard.With(new AdaptiveTextBlock { Text = $"t", Wrap = false }) },
        { "empty-text", ACard.With(new AdaptiveTextBlock { Text = $"" }) },
        { "unique-ids", ACard.With(Input, new AdaptiveContainer { Items = [Input] }) },
        { "unique-ids", ACard.With(Input) with { Actions = [new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveShowCard { Body = [Input] } }] } },
        { "unique-ids", ACard.With(Input, new AdaptiveColumnSet { Columns = [new AdaptiveColumn { Id = "a", Items = [] }] }) },
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
        { "table-header", ACard.With(new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Of($"no header")] }) },
        { "table-header", ACard.With(new AdaptiveTable { Columns = [], Rows = [], FirstRowAsHeaders = false }) },
        { "table-cells", ACard.With(new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Header($"a", $"b")] }) },
        { "image-url", ACard.With(new AdaptiveImage { Url = "", AltText = "x" }) },
        { "alt-text", ACard.With(new AdaptiveImage { Url = "https://x.example/a.png", AltText = null! }) },
        { "newer-fallback", ACard.With(Input) with { Actions = [new AdaptiveResetInputsAction { Title = "Clear", TargetInputIds = ["a"] }] } },
        { "target", ACard.Minimal() with { Actions = [new AdaptiveToggleVisibilityAction { Title = "Why", TargetElements = ["nowhere"] }] } },
        { "target", ACard.With(Input) with { Actions = [Reset with { TargetInputIds = ["nowhere"] }] } },
        { "lang", ACard.Minimal() with { Lang = null } },
        { "lang", ACard.Minimal() with { Lang = "en-GB" } },
        { "mention", ACard.Minimal() with { Mentions = [MentionEntity.Of("29:x", "Ada")] } },
        { "carousel", ACard.With(new AdaptiveCarousel { Pages = [], Fallback = AdaptiveFallback.Drop }) },
        { "carousel", ACard.With(new AdaptiveCarousel { Pages = [new AdaptiveCarouselPage { Items = [Input] }], Fallback = AdaptiveFallback.Drop }) },
        { "rating-fallback", ACard.With(new AdaptiveRatingInput { Id = "r", Label = "Rate", Fallback = AdaptiveFallback.Drop }) },
        { "rating-fallback", ACard.With(new AdaptiveRatingInput { Id = "r", Label = "Rate", Fallback = AdaptiveFallback.To(Input) }) },
        { "wrap", ACard.With(new AdaptiveBadge { Text = "x", Fallback = AdaptiveFallback.To(new AdaptiveTextBlock { Text = $"x", Wrap = false }) }) },
        { "colour-alone", ACard.With(new AdaptiveBadge { Text = "", Fallback = AdaptiveFallback.Drop }) },
        { "empty-text", ACard.With(new AdaptiveFactSet { Facts = [new AdaptiveFact($"Who", $"")] }) },
        { "chart-numbers", ACard.With(new AdaptiveTextBlock { Text = $"t" }, Gauge with { Fallback = AdaptiveFallback.Drop }) },
        { "chart-sentence", ACard.With(Gauge) },
        { "colour-alone", ACard.With(new AdaptiveContainer { Items = [], Style = AdaptiveContainerStyle.Good }) },
        { "refresh-users", ACard.Minimal() with { Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Title = "r", Verb = "r" }, UserIds = [.. Enumerable.Range(0, 61).Select(i => $"29:{i}")] } } },
    };

    /// <summary>A person's text in every place that holds text, with a link that nobody took apart.</summary>
    public static TheoryData<AdaptiveCard> Unsafe =>
    [
        ACard.Minimal() with { FallbackText = Link },
        ACard.With(new AdaptiveTextBlock { Text = $"https://x.example" }),
        ACard.With(new AdaptiveTextBlock { Text = $"<at>Ada</at>" }),
        ACard.With(new AdaptiveTextBlock { Text = $"abc\u202edef" }),
        ACard.With(new AdaptiveTextBlock { Text = $"abc\u2068def" }),
        ACard.With(new AdaptiveFactSet { Facts = [new AdaptiveFact($"[x](y)", $"v")] }),
        ACard.With(new AdaptiveFactSet { Facts = [new AdaptiveFact($"t", $"www.x.example")] }),
        ACard.With(new AdaptiveRichTextBlock { Inlines = [new AdaptiveTextRun { Text = Link }] }),
        ACard.With(new AdaptiveImage { Url = "https://x.example/a.png", AltText = Link }),
        ACard.With(new AdaptiveBadge { Text = Link, Fallback = AdaptiveFallback.Drop }),
        ACard.With(new AdaptiveBadge { Text = "x", Tooltip = Link, Fallback = AdaptiveFallback.Drop }),
        ACard.With(new AdaptiveTextBlock { Text = $"t" }, Gauge with { Title = Link }),
        ACard.With(new AdaptiveTextBlock { Text = $"t" }, Gauge with { Segments = [new AdaptiveGaugeSegment(Link, 1)] }),
        ACard.With(Input with { Label = Link }),
        ACard.With(Input with { Placeholder = Link }),
        ACard.With(Input with { ErrorMessage = Link }),
        ACard.With(new AdaptiveToggleInput { Id = "a", Label = "a", Title = Link }),
        ACard.With(new AdaptiveChoiceSetInput { Id = "a", Label = "a", Choices = [new AdaptiveChoice(Link, "v")] }),
        ACard.Minimal() with { Actions = [new AdaptiveSubmitAction { Title = Link }] },
        ACard.Minimal() with { Actions = [new AdaptiveSubmitAction { Title = "x", Tooltip = Link }] },
    ];

    public static TheoryData<string, OutboundActivity> FaultyMessages => new()
    {
        { "summary", OutboundActivity.FromCard(ACard.Minimal(), "s") with { Summary = null } },
        { "unsafe-text", OutboundActivity.FromCard(ACard.Minimal(), Link) },
        { "text-beside-card", OutboundActivity.FromCard(ACard.Minimal(), "s") with { Text = "t" } },
        { "activity-size", OutboundActivity.FromText(new string('x', 41_000)) },
        { "lang", OutboundActivity.FromCard(ACard.Minimal() with { Lang = null }, "s") },
    };

    [Theory]
    [MemberData(nameof(Unsafe), DisableDiscoveryEnumeration = true)]
    public void Text_that_hides_or_links_is_found_wherever_it_stands(AdaptiveCard card) =>
        Assert.Equal(["unsafe-text"], AdaptiveCardLint.Check(card).Select(finding => finding.Rule));

    [Theory]
    [MemberData(nameof(FaultyMessages), DisableDiscoveryEnumeration = true)]
    public void A_fault_of_a_message_is_found_and_nothing_else(string rule, OutboundActivity message) =>
        Assert.Equal([rule], AdaptiveCardLint.Check(message).Select(finding => finding.Rule));

    [Fact]
    public void A_mention_that_a_text_holds_is_no_fault()
    {
        var ada = MentionEntity.Of("29:x", "Ada");

        Assert.Empty(AdaptiveCardLint.Check(ACard.With(new AdaptiveTextBlock { Text = $"{ada}, please look." }) with { Mentions = [ada] }));
    }

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
        var card = ACard.With(new AdaptiveColumnSet { Columns = [new AdaptiveColumn { Items = [new AdaptiveTextBlock { Text = $"t", Wrap = false }] }] });

        Assert.Equal("body[1].columns[0].items[0]", Assert.Single(AdaptiveCardLint.Check(card)).Path);
    }

    [Fact]
    public void A_good_card_has_no_findings()
    {
        var card = ACard.With(
            new AdaptiveTextBlock { Text = $"Seven of nine." },
            Gauge,
            new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Header($"h"), AdaptiveTableRow.Of($"c")] },
            Input with { IsRequired = true, ErrorMessage = "Write your name." },
            new AdaptiveRatingInput { Id = "r", Label = "Rate", Fallback = AdaptiveFallback.To(new AdaptiveNumberInput { Id = "r", Label = "Rate" }) },
            new AdaptiveCarousel { Pages = [new AdaptiveCarouselPage { Items = [new AdaptiveTextBlock { Text = $"t" }] }], Fallback = AdaptiveFallback.Drop },
            Choices("a", "b")) with
        { Actions = [new AdaptiveExecuteAction { Title = "Send", Verb = "send" }, Reset] };

        Assert.Empty(AdaptiveCardLint.Check(card));
    }

    private static AdaptiveChoiceSetInput Choices(params string[] values) =>
        new() { Id = "c", Label = "Pick", Choices = [.. values.Select(value => new AdaptiveChoice(value, value))] };
}
