namespace CollabBot.BotFramework.Connector;

/// <summary>What became of a send, an update or a deletion.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The connector has it.</summary>
    /// <param name="ActivityId">Null when it accepted without telling an id; such a message can't be updated.</param>
    public sealed record Done(string? ActivityId) : SendOutcome;

    /// <summary>It was not taken, for sure: sending again makes no second message.</summary>
    /// <param name="Code">
    /// The connector's code or how the connection failed; or why nothing went out: <c>ConversationPaused</c>, <c>BreakerOpen</c>, <c>SignInFailed</c>.
    /// </param>
    /// <param name="RetryAfter">How long to wait; it means the whole conversation. Until then nothing more is sent there, up to five minutes.</param>
    /// <param name="WasSent">False when nothing went out: the connector cannot be reached, or is not called now.</param>
    public sealed record NotAccepted(string Code, TimeSpan? RetryAfter = null, bool WasSent = true) : SendOutcome;

    /// <summary>It may have arrived or not. Never repeat it blindly.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;

    /// <summary>It will not be taken now or later as it is.</summary>
    /// <param name="Status">HTTP status; 0 when nothing was sent: the address is not one that the bot may call, or the message is too big even when shortened.</param>
    public sealed record Permanent(int Status, string Code) : SendOutcome
    {
        /// <summary>What is to be done about it.</summary>
        public ConnectorFault Fault => ConnectorFaults.Of(Status, Code);
    }
}
