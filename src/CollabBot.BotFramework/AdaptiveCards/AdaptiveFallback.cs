using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>What stands in for an element that a client does not know: nothing, or another element.</summary>
[JsonConverter(typeof(AdaptiveFallbackConverter))]
public sealed record AdaptiveFallback
{
    private AdaptiveFallback(AdaptiveElement? element) => Element = element;

    /// <summary>Leaves the element out.</summary>
    public static AdaptiveFallback Drop { get; } = new((AdaptiveElement?)null);

    /// <summary>The element shown instead; null for <see cref="Drop"/>.</summary>
    public AdaptiveElement? Element { get; }

    public static AdaptiveFallback To(AdaptiveElement element) => new(element);
}
