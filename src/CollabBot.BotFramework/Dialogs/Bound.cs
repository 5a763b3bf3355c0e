namespace CollabBot.BotFramework.Dialogs;

/// <summary>One end of a range of numbers.</summary>
/// <param name="IsInclusive">True when the value itself still belongs to the range.</param>
public readonly record struct Bound(decimal Value, bool IsInclusive)
{
    public static Bound Including(decimal value) => new(value, IsInclusive: true);

    public static Bound Excluding(decimal value) => new(value, IsInclusive: false);
}
