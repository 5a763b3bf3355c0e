using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Text with a little markdown. What stands in its holes is escaped: see <see cref="AdaptiveText"/>.</summary>
public sealed record AdaptiveTextBlock : AdaptiveElement
{
    public required AdaptiveText Text { get; init; }

    public AdaptiveTextSize? Size { get; init; }

    public AdaptiveTextWeight? Weight { get; init; }

    public AdaptiveTextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public AdaptiveFontType? FontType { get; init; }

    /// <summary>On, unlike the schema's default: text that is cut off can't be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool Wrap { get; init; } = true;

    /// <summary>1 or more; null means all.</summary>
    public int? MaxLines { get; init; }

    public AdaptiveTextBlockStyle? Style { get; init; }

    /// <summary>A card's title or the title of one of its sections.</summary>
    public static AdaptiveTextBlock Heading(AdaptiveText text, AdaptiveTextSize size = AdaptiveTextSize.Large) =>
        new() { Text = text, Size = size, Weight = AdaptiveTextWeight.Bolder, Style = AdaptiveTextBlockStyle.Heading };
}
