using CollabBot.Core.Storage;

namespace CollabBot.Tests.Delivery;

/// <summary>A real store with its queue, which a process opens when it starts and loses when it dies.</summary>
internal interface IPlace : IAsyncDisposable
{
    IObjectStore Store { get; }

    IWorkQueue Queue { get; }

    /// <summary>What the next process would find: nothing of the last one's memory.</summary>
    void Reopen();

    /// <summary>Lets time pass for a queue that has a clock of its own.</summary>
    Task AdvanceAsync(TimeSpan span);
}
