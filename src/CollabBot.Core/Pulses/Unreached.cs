namespace CollabBot.Core.Pulses;

/// <summary>How many of a sweep's people no question reached, as coarse as it is ever told. The names are part of the stored format.</summary>
public enum Unreached
{
    /// <summary>Fewer than a quarter; one or more.</summary>
    Some,

    /// <summary>A quarter or more.</summary>
    Many,
}
