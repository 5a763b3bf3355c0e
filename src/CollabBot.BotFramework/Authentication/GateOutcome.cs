namespace CollabBot.BotFramework.Authentication;

/// <summary>Whether a request may pass.</summary>
public abstract record GateOutcome
{
    private GateOutcome()
    {
    }

    public sealed record Admitted : GateOutcome
    {
        internal static Admitted Instance { get; } = new();
    }

    /// <param name="Status">401: no token where one is needed; 403: the activity is not bound to where it came from.</param>
    /// <param name="Reason">As it is counted.</param>
    public sealed record Refused(int Status, string Reason) : GateOutcome;
}
