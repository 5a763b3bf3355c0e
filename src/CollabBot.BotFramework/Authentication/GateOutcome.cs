namespace CollabBot.BotFramework.Authentication;

/// <summary>Whether a request may pass.</summary>
internal abstract record GateOutcome
{
    private GateOutcome()
    {
    }

    public sealed record Admitted(ICaller Caller) : GateOutcome;

    /// <param name="Status">401: no token that proves who calls; 503: tokens can't be checked now.</param>
    /// <param name="Reason">As it is counted.</param>
    public sealed record Refused(int Status, string Reason) : GateOutcome;
}
