using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.Tests.BotFramework.AdaptiveCards;

internal static class ACard
{
    public static AdaptiveCard Minimal() => With(new AdaptiveTextBlock { Text = $"Hello" });

    /// <summary>A card without a fault: a heading, then these.</summary>
    public static AdaptiveCard With(params AdaptiveElement[] body) =>
        new() { FallbackText = "Hello", Lang = "en", Body = [AdaptiveTextBlock.Heading($"Title"), .. body] };
}
