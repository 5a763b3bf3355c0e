namespace CollabBot.Core.Insights;

/// <summary>How near to one another the answers lie, as coarse as it is told; how far apart two camps are is never told as a number.</summary>
public enum Agreement
{
    /// <summary>Polarisation below .25.</summary>
    Close,

    /// <summary>.25 or more, below .50.</summary>
    Mixed,

    /// <summary>.50 or more: some rate this high, some low.</summary>
    Split,
}
