using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.AdaptiveCards;

public sealed class CardJson
{
    private static readonly AdaptiveTextBlock Text = new() { Text = $"t" };

    private static readonly AdaptiveSubmitAction Submit = new() { Title = "Send", Data = new JsonObject { ["a"] = 1 } };

    public static TheoryData<AdaptiveElement, string> Elements => new()
    {
        { new AdaptiveTextBlock { Text = $"t", Size = AdaptiveTextSize.ExtraLarge, Weight = AdaptiveTextWeight.Bolder, Color = AdaptiveTextColor.Good, IsSubtle = true, Style = AdaptiveTextBlockStyle.ColumnHeader, Spacing = AdaptiveSpacing.None, Id = "i", IsVisible = false, TargetWidth = AdaptiveTargetWidth.AtLeastNarrow, HorizontalAlignment = AdaptiveHorizontalAlignment.Center },
            """{"type":"TextBlock","text":"t","size":"ExtraLarge","weight":"Bolder","color":"Good","isSubtle":true,"wrap":true,"style":"columnHeader","id":"i","isVisible":false,"spacing":"None","horizontalAlignment":"Center","targetWidth":"atLeast:narrow"}""" },
        { new AdaptiveRichTextBlock { Inlines = [new AdaptiveTextRun { Text = "a", Italic = true }] },
            """{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"a","italic":true}]}""" },
        { new AdaptiveContainer { Items = [Text], Style = AdaptiveContainerStyle.Emphasis, Bleed = true, ShowBorder = true, RoundedCorners = true, SelectAction = Submit },
            """{"type":"Container","items":[{"type":"TextBlock","text":"t","wrap":true}],"style":"emphasis","bleed":true,"showBorder":true,"roundedCorners":true,"selectAction":{"type":"Action.Submit","data":{"a":1},"title":"Send"}}""" },
        { new AdaptiveColumnSet { Columns = [new AdaptiveColumn { Items = [Text], Width = AdaptiveWidth.Stretch }, new AdaptiveColumn { Items = [], Width = AdaptiveWidth.Weight(2) }, new AdaptiveColumn { Items = [], Width = AdaptiveWidth.Pixels(50) }, new AdaptiveColumn { Items = [], Width = AdaptiveWidth.Auto }] },
            """{"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"t","wrap":true}],"width":"stretch"},{"type":"Column","items":[],"width":2},{"type":"Column","items":[],"width":"50px"},{"type":"Column","items":[],"width":"auto"}]}""" },
        { new AdaptiveFactSet { Facts = [new AdaptiveFact($"a", $"b")] }, """{"type":"FactSet","facts":[{"title":"a","value":"b"}]}""" },
        { new AdaptiveTable { Columns = [new AdaptiveTableColumn()], Rows = [AdaptiveTableRow.Header($"h"), AdaptiveTableRow.Of($"c")] },
            """{"type":"Table","columns":[{"width":1}],"rows":[{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"h","weight":"Bolder","wrap":true,"style":"columnHeader"}]}]},{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"c","wrap":true}]}]}],"firstRowAsHeaders":true}""" },
        { new AdaptiveImage { Url = "https://x.example/a.png", AltText = "", Size = AdaptiveImageSize.Small, Style = AdaptiveImageStyle.Person },
            """{"type":"Image","url":"https://x.example/a.png","altText":"","size":"Small","style":"Person"}""" },
        { new AdaptiveActionSet { Actions = [new AdaptiveExecuteAction { Title = "Go", Verb = "go", AssociatedInputs = AdaptiveAssociatedInputs.None, Mode = AdaptiveActionMode.Secondary, Style = AdaptiveActionStyle.Positive, Tooltip = "tip", Fallback = Submit }] },
            """{"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"go","associatedInputs":"none","title":"Go","style":"positive","mode":"secondary","tooltip":"tip","fallback":{"type":"Action.Submit","data":{"a":1},"title":"Send"}}]}""" },
        { new AdaptiveChoiceSetInput { Id = "c", Label = "L", Choices = [new AdaptiveChoice("One", "1")], Style = AdaptiveChoiceInputStyle.Expanded, IsRequired = true, ErrorMessage = "e" },
            """{"type":"Input.ChoiceSet","choices":[{"title":"One","value":"1"}],"style":"expanded","label":"L","isRequired":true,"errorMessage":"e","id":"c"}""" },
        { new AdaptiveTextInput { Id = "x", Label = "L", IsMultiline = true, MaxLength = 10 }, """{"type":"Input.Text","maxLength":10,"isMultiline":true,"label":"L","id":"x"}""" },
        { new AdaptiveNumberInput { Id = "n", Label = "L", Min = 1, Max = 5, Value = 2.5 }, """{"type":"Input.Number","min":1,"max":5,"value":2.5,"label":"L","id":"n"}""" },
        { new AdaptiveDateInput { Id = "d", Label = "L", Min = new DateOnly(2026, 5, 1) }, """{"type":"Input.Date","min":"2026-05-01","label":"L","id":"d"}""" },
        { new AdaptiveTimeInput { Id = "t", Label = "L", Value = new TimeOnly(9, 30) }, """{"type":"Input.Time","value":"09:30","label":"L","id":"t"}""" },
        { new AdaptiveToggleInput { Id = "g", Label = "L", Title = "Yes", ValueOn = "on" }, """{"type":"Input.Toggle","title":"Yes","valueOn":"on","label":"L","id":"g"}""" },
        { new AdaptiveChartHorizontalBarStacked { Title = "c", Data = [new AdaptiveChartStack("a", [new AdaptiveChartPart("l", 70, AdaptiveChartColor.CategoricalBlue), new AdaptiveChartPart("r", 30)])], Fallback = AdaptiveFallback.To(Text) },
            """{"type":"Chart.HorizontalBar.Stacked","data":[{"title":"a","data":[{"legend":"l","value":70,"color":"categoricalBlue"},{"legend":"r","value":30}]}],"title":"c","fallback":{"type":"TextBlock","text":"t","wrap":true}}""" },
        { new AdaptiveChartHorizontalBar { Title = "c", Data = [new AdaptiveChartBar("a", 1.5, AdaptiveChartColor.CategoricalLightBlue)], DisplayMode = AdaptiveHorizontalBarDisplayMode.AbsoluteNoAxis, Fallback = AdaptiveFallback.To(Text) },
            """{"type":"Chart.HorizontalBar","data":[{"x":"a","y":1.5,"color":"categoricalLightBlue"}],"displayMode":"AbsoluteNoAxis","title":"c","fallback":{"type":"TextBlock","text":"t","wrap":true}}""" },
        { new AdaptiveChartVerticalBar { Title = "c", Data = [new AdaptiveChartBar("a", 1)], ColorSet = AdaptiveChartColorSet.SequentialRed, Fallback = AdaptiveFallback.Drop },
            """{"type":"Chart.VerticalBar","data":[{"x":"a","y":1}],"title":"c","colorSet":"sequentialred","fallback":"drop"}""" },
        { new AdaptiveChartLine { Title = "c", Data = [new AdaptiveChartSeries("s", [new AdaptiveChartPoint("2026-05-01", 4)])], YMin = 0, YMax = 100, Fallback = AdaptiveFallback.Drop },
            """{"type":"Chart.Line","data":[{"legend":"s","values":[{"x":"2026-05-01","y":4}]}],"yMin":0,"yMax":100,"title":"c","fallback":"drop"}""" },
        { new AdaptiveChartGauge { Title = "c", Value = 40, Segments = [new AdaptiveGaugeSegment("low", 50, AdaptiveChartColor.Warning)], ValueFormat = AdaptiveGaugeValueFormat.Fraction, Fallback = AdaptiveFallback.Drop },
            """{"type":"Chart.Gauge","value":40,"valueFormat":"Fraction","segments":[{"legend":"low","size":50,"color":"warning"}],"title":"c","fallback":"drop"}""" },
        { new AdaptiveProgressBar { Value = 3, Max = 9, Color = AdaptiveProgressBarColor.Accent, Fallback = AdaptiveFallback.Drop }, """{"type":"ProgressBar","value":3,"max":9,"color":"Accent","fallback":"drop"}""" },
        { new AdaptiveBadge { Text = "new", Appearance = AdaptiveBadgeAppearance.Tint, Shape = AdaptiveBadgeShape.Circular, Style = AdaptiveBadgeStyle.Informative, Fallback = AdaptiveFallback.Drop }, """{"type":"Badge","text":"new","appearance":"Tint","shape":"Circular","style":"Informative","fallback":"drop"}""" },
        { new AdaptiveIcon { Name = "Calendar", Size = AdaptiveIconSize.ExtraExtraSmall, Style = AdaptiveIconStyle.Filled, Fallback = AdaptiveFallback.Drop }, """{"type":"Icon","name":"Calendar","size":"xxSmall","style":"Filled","fallback":"drop"}""" },
        { new AdaptiveRating { Value = 3.5, Count = 12, Size = AdaptiveRatingSize.Large, Color = AdaptiveRatingColor.Marigold, Style = AdaptiveRatingStyle.Compact, Fallback = AdaptiveFallback.To(Text) },
            """{"type":"Rating","value":3.5,"count":12,"size":"Large","color":"Marigold","style":"Compact","fallback":{"type":"TextBlock","text":"t","wrap":true}}""" },
        { new AdaptiveRatingInput { Id = "r", Label = "L", Max = 4, AllowHalfSteps = true, Fallback = AdaptiveFallback.To(new AdaptiveNumberInput { Id = "r", Label = "L" }) },
            """{"type":"Input.Rating","max":4,"allowHalfSteps":true,"fallback":{"type":"Input.Number","label":"L","id":"r"},"label":"L","id":"r"}""" },
        { new AdaptiveCarousel { Pages = [new AdaptiveCarouselPage { Items = [Text], Id = "p" }], PageAnimation = AdaptiveCarouselPageAnimation.CrossFade, MinHeight = "80px", Fallback = AdaptiveFallback.Drop },
            """{"type":"Carousel","pages":[{"type":"CarouselPage","items":[{"type":"TextBlock","text":"t","wrap":true}],"id":"p"}],"pageAnimation":"CrossFade","minHeight":"80px","fallback":"drop"}""" },
    };

    [Theory]
    [MemberData(nameof(Elements), DisableDiscoveryEnumeration = true)]
    public void An_element_is_written_in_the_schemas_words(AdaptiveElement element, string expected)
    {
        var written = ACard.With(element).ToJsonNode()["body"]![1]!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), written), written.ToJsonString());
        Assert.StartsWith("{\"type\":", written.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_begins_with_its_type_schema_and_version()
    {
        var json = ACard.Minimal().ToJson();

        Assert.StartsWith("""{"type":"AdaptiveCard","$schema":"https://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","fallbackText":"Hello","lang":"en",""", json, StringComparison.Ordinal);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        Assert.DoesNotContain("msteams", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Width_mentions_refresh_and_language_go_where_Teams_reads_them()
    {
        var card = ACard.Minimal() with
        {
            Lang = "de",
            IsFullWidth = true,
            Mentions = [MentionEntity.Of("29:x", "Ada")],
            Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Title = "Refresh", Verb = "refresh" }, UserIds = ["29:x"] },
        };

        var json = card.ToJsonNode();

        Assert.Equal("""{"width":"Full","entities":[{"type":"mention","text":"\u003Cat\u003EAda\u003C/at\u003E","mentioned":{"id":"29:x","name":"Ada"}}]}""", json["msteams"]!.ToJsonString());
        Assert.Equal("""{"action":{"type":"Action.Execute","verb":"refresh","title":"Refresh"},"userIds":["29:x"]}""", json["refresh"]!.ToJsonString());
        Assert.Equal("de", json["lang"]!.GetValue<string>());
    }

    [Fact]
    public void Actions_are_written_in_the_schemas_words()
    {
        var card = ACard.Minimal() with
        {
            Actions =
            [
                new AdaptiveOpenUrlAction { Title = "Open", Url = "https://x.example" },
                new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveShowCard { Body = [Text] } },
                new AdaptiveToggleVisibilityAction { Title = "Why", TargetElements = ["i"] },
                new AdaptiveResetInputsAction { Title = "Clear", TargetInputIds = ["a", "b"] },
            ],
        };

        Assert.Equal(
            """[{"type":"Action.OpenUrl","url":"https://x.example","title":"Open"},{"type":"Action.ShowCard","card":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"t","wrap":true}]},"title":"More"},{"type":"Action.ToggleVisibility","targetElements":["i"],"title":"Why"},{"type":"Action.ResetInputs","targetInputIds":["a","b"],"title":"Clear"}]""",
            card.ToJsonNode()["actions"]!.ToJsonString());
    }

    /// <summary>What version 1.5 knows; for everything else a client may be too old, and a value of its type can't be made without a fallback.</summary>
    [Fact]
    public void An_element_newer_than_1_5_cannot_be_made_without_a_fallback()
    {
        string[] known = ["TextBlock", "RichTextBlock", "Container", "ColumnSet", "FactSet", "Table", "Image", "ActionSet", "Input.ChoiceSet", "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle"];
        var newer = typeof(AdaptiveElement).GetCustomAttributes<JsonDerivedTypeAttribute>().Where(derived => !known.Contains(derived.TypeDiscriminator)).Select(derived => derived.DerivedType).ToList();

        Assert.Equal(11, newer.Count);
        Assert.All(newer, type => Assert.True(type.GetProperty("Fallback")?.IsDefined(typeof(RequiredMemberAttribute), inherit: true), type.Name));
    }

    [Fact]
    public void Every_kind_of_element_is_written_once_at_least()
    {
        var written = Elements.Select(row => row.Data.Item1.GetType()).ToHashSet();

        Assert.Empty(typeof(AdaptiveElement).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(derived => derived.DerivedType).Except(written));
    }
}
