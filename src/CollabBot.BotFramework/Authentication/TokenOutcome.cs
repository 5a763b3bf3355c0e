namespace CollabBot.BotFramework.Authentication;

/// <summary>Whether a token proves that the connector calls.</summary>
internal abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    public sealed record Accepted(ConnectorToken Token) : TokenOutcome;

    /// <param name="Reason">As it is counted; tells nothing of what the token holds.</param>
    public sealed record Refused(string Reason) : TokenOutcome;

    /// <summary>It could not be checked, because there are no keys to check it with.</summary>
    public sealed record NoKeys : TokenOutcome
    {
        public static NoKeys Instance { get; } = new();
    }
}
