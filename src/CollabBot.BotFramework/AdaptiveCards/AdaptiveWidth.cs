using System.Globalization;
using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Width of a column: what its content needs, the room that is left, a share of it, or pixels. <c>default</c> is <see cref="Auto"/>.</summary>
[JsonConverter(typeof(AdaptiveWidthConverter))]
public readonly record struct AdaptiveWidth
{
    private readonly string? _keyword;

    private AdaptiveWidth(string? keyword, int weight)
    {
        _keyword = keyword;
        Share = weight;
    }

    public static AdaptiveWidth Auto => default;

    public static AdaptiveWidth Stretch => new("stretch", 0);

    /// <summary>Share of the room, or 0 when the width is not a share.</summary>
    internal int Share { get; }

    internal string Keyword => _keyword ?? "auto";

    /// <summary>A share of the room relative to the other columns' shares; 1 or more.</summary>
    public static AdaptiveWidth Weight(int share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        return new AdaptiveWidth(null, share);
    }

    /// <summary>A fixed width; 1 or more.</summary>
    public static AdaptiveWidth Pixels(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixels);
        return new AdaptiveWidth(string.Create(CultureInfo.InvariantCulture, $"{pixels}px"), 0);
    }
}
