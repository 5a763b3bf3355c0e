namespace CollabBot.BotFramework.Authentication;

/// <summary>Whether the bot may speak to the connector, and with what.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(BotToken Token) : SignInOutcome;

    /// <summary>Local clients are called without a token.</summary>
    public sealed record Unneeded : SignInOutcome
    {
        public static Unneeded Instance { get; } = new();
    }

    /// <param name="RetryAfter">Until then the authority is not asked again.</param>
    public sealed record Failed(TimeSpan RetryAfter) : SignInOutcome;
}
