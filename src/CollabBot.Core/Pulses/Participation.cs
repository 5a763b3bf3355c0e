namespace CollabBot.Core.Pulses;

/// <summary>How many of those asked took part, as coarse as it is ever told (P6): a share would single people out in a small team.</summary>
public enum Participation
{
    /// <summary>Below 45 %.</summary>
    FewerThanHalf,

    /// <summary>45 % or more, below 60 %.</summary>
    AboutHalf,

    /// <summary>60 % or more; also when it was everybody.</summary>
    Most,
}
