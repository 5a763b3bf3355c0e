namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A field that a person fills in. Checked by the client, and again by the bot: a client can be old, altered or replayed.</summary>
public abstract record AdaptiveInput : AdaptiveElement
{
    /// <summary>Needed for a screen reader; a placeholder is no substitute.</summary>
    public required string Label { get; init; }

    public bool? IsRequired { get; init; }

    /// <summary>Says how to fix it. Needed when <see cref="IsRequired"/>.</summary>
    public string? ErrorMessage { get; init; }
}
