namespace CollabBot.Tests.Contracts;

/// <summary>What happens to one call.</summary>
internal enum Fault
{
    None,

    /// <summary>It is refused; nothing was done.</summary>
    Before,

    /// <summary>It is done, and the answer is lost.</summary>
    After,

    /// <summary>Others go first.</summary>
    Delay,
}
