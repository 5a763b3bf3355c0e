using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Anything that stands in the body of a card. Immutable; what is null is not written.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextBlock), "TextBlock")]
[JsonDerivedType(typeof(AdaptiveRichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(AdaptiveContainer), "Container")]
[JsonDerivedType(typeof(AdaptiveColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(AdaptiveFactSet), "FactSet")]
[JsonDerivedType(typeof(AdaptiveTable), "Table")]
[JsonDerivedType(typeof(AdaptiveImage), "Image")]
[JsonDerivedType(typeof(AdaptiveActionSet), "ActionSet")]
[JsonDerivedType(typeof(AdaptiveChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(AdaptiveTextInput), "Input.Text")]
[JsonDerivedType(typeof(AdaptiveNumberInput), "Input.Number")]
[JsonDerivedType(typeof(AdaptiveDateInput), "Input.Date")]
[JsonDerivedType(typeof(AdaptiveTimeInput), "Input.Time")]
[JsonDerivedType(typeof(AdaptiveToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(AdaptiveChartHorizontalBar), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(AdaptiveChartHorizontalBarStacked), "Chart.HorizontalBar.Stacked")]
[JsonDerivedType(typeof(AdaptiveChartVerticalBar), "Chart.VerticalBar")]
[JsonDerivedType(typeof(AdaptiveChartLine), "Chart.Line")]
[JsonDerivedType(typeof(AdaptiveChartGauge), "Chart.Gauge")]
[JsonDerivedType(typeof(AdaptiveProgressBar), "ProgressBar")]
[JsonDerivedType(typeof(AdaptiveBadge), "Badge")]
[JsonDerivedType(typeof(AdaptiveIcon), "Icon")]
[JsonDerivedType(typeof(AdaptiveRating), "Rating")]
[JsonDerivedType(typeof(AdaptiveRatingInput), "Input.Rating")]
[JsonDerivedType(typeof(AdaptiveCarousel), "Carousel")]
public abstract record AdaptiveElement
{
    /// <summary>Unique in the card, ShowCards included; inputs must have one.</summary>
    public string? Id { get; init; }

    /// <summary>Null means visible. A hidden required input blocks the form without a visible error.</summary>
    public bool? IsVisible { get; init; }

    public bool? Separator { get; init; }

    public AdaptiveSpacing? Spacing { get; init; }

    public AdaptiveElementHeight? Height { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalAlignment { get; init; }

    public AdaptiveTargetWidth? TargetWidth { get; init; }
}
