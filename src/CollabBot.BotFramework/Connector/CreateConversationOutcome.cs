namespace CollabBot.BotFramework.Connector;

/// <summary>What became of creating a conversation.</summary>
public abstract record CreateConversationOutcome
{
    private CreateConversationOutcome()
    {
    }

    /// <param name="ConversationId">Use it for everything that follows.</param>
    /// <param name="ActivityId">The first message of a new thread; null for a personal chat.</param>
    public sealed record Created(string ConversationId, string? ActivityId) : CreateConversationOutcome;

    /// <inheritdoc cref="SendOutcome.NotAccepted"/>
    public sealed record NotAccepted(string Code, TimeSpan? RetryAfter = null, bool WasSent = true) : CreateConversationOutcome;

    /// <summary>It may exist or not. A personal chat may be created again freely: it is the same one.</summary>
    public sealed record Unknown(string Reason) : CreateConversationOutcome;

    /// <inheritdoc cref="SendOutcome.Permanent"/>
    public sealed record Permanent(int Status, string Code) : CreateConversationOutcome
    {
        /// <inheritdoc cref="SendOutcome.Permanent.Fault"/>
        public ConnectorFault Fault => ConnectorFaults.Of(Status, Code);
    }
}
