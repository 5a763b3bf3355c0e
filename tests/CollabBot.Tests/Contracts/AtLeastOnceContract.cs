using System.Text;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>What an <see cref="IWorkQueue"/> still promises when calls fail before they are done and after: nothing sent is lost, and what is finished stays finished.</summary>
public abstract class AtLeastOnceContract
{
    private const string Work = "work";
    private const int Messages = 20;

    // More than any run needs; a run that gets here has lost its way.
    private const int MostRounds = 500;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected static CancellationToken Live => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    /// <summary>An empty queue whose calls fail as the plan says.</summary>
    private protected abstract Task<IWorkQueue> QueueAsync(FaultPlan plan);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Whatever_fails_each_message_is_worked_on_and_a_finished_one_does_not_return(int seed)
    {
        var plan = new FaultPlan(seed, FaultKinds.BeforeAndAfter);
        var queue = new PatientWorkQueue(await QueueAsync(plan));
        for (var number = 0; number < Messages; number++)
        {
            await queue.SendAsync(Work, Encoding.UTF8.GetBytes($"{number}"), TimeSpan.Zero, Live);
        }

        var (worked, finished) = (new HashSet<string>(), new HashSet<string>());
        var moves = new Random(seed);
        for (var round = 0; round < MostRounds && await queue.LengthAsync(Work, Live) > 0; round++)
        {
            var batch = await queue.ReceiveAsync(Work, moves.Next(1, 8), Minute, Live);
            foreach (var message in batch)
            {
                Assert.DoesNotContain(message.Id, finished);
                if (await WorkAsync(queue, message, moves.Next(4), worked))
                {
                    finished.Add(message.Id);
                }
            }

            if (batch.Count == 0)
            {
                await AdvanceAsync(Minute);
            }
        }

        Assert.Equal(Enumerable.Range(0, Messages).Select(number => $"{number}").Order(), worked.Order());
        Assert.True(plan.Faults > Messages / 2, "The plan made hardly a call fail.");
    }

    protected virtual Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    /// <param name="worked">Gets what was worked on. Work comes before its message is finished, so it counts whatever becomes of that call.</param>
    /// <returns>True when the message is known to be finished.</returns>
    private static async Task<bool> WorkAsync(PatientWorkQueue queue, WorkMessage message, int move, HashSet<string> worked)
    {
        switch (move)
        {
            case 0:
                await queue.ParkAsync(message, TimeSpan.Zero, Live);
                return false;
            case 1 when message.DequeueCount < 3:
                return false;
            case 2:
                worked.Add(Encoding.UTF8.GetString(message.Body.Span));
                return await queue.RenewAsync(message, Minute, Live) is { } renewed && await queue.DoneAsync(renewed, Live);
            default:
                worked.Add(Encoding.UTF8.GetString(message.Body.Span));
                return await queue.DoneAsync(message, Live);
        }
    }
}
