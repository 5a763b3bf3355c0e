using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>A process that stands still in the middle of an answer for longer than a request may live, as in a pause of its machine.</summary>
public sealed class StoppedProcesses
{
    private static readonly PersonId Person = ARound.Person(5);

    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_is_taken_back_leaves_what_another_process_has_acknowledged_since()
    {
        var engine = _world.Start();
        var plan = await engine.OpenedAsync();
        for (var number = 1; number <= 4; number++)
        {
            await engine.AnswerAllAsync(plan, ARound.Person(number), 4);
        }

        Interleaving.Run(new Random(1), interleaving => interleaving.RunToEnd(TakeBackAsync(interleaving, engine, plan)));
        await engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

        var area = ItemBank.Shipped.Find(plan.Find(Person)!.Items[1])!.Area;
        Assert.Contains(area, (await engine.ResultAsync(plan))!.Areas.Select(counted => counted.Area));
    }

    /// <summary>One process stands still right after its write; meanwhile another acknowledges an answer of the same person, and the round reaches its seal.</summary>
    private async Task TakeBackAsync(Interleaving interleaving, Engine engine, RoundPlan plan)
    {
        var rounds = new Rounds(new InterleavedStore(_world.Store, interleaving, new Random(1), faultsInHundred: 0), new MemoryKeyWrap());
        var stopped = new AnswerQuestion(rounds, new AnswerableRounds(rounds, _world.Time), new AnswerMetrics(_world.Meters), _world.Time);
        var late = stopped.HandleAsync(new PersonRef(plan.Ref.Tenant, Person), plan.Ref, 0, new Reply.Rated(1), null, _world.Time.GetUtcNow(), Live);
        while (_world.Keys().Count(key => key.Contains("inbox")) < 5)
        {
            interleaving.GoOn();
        }

        Assert.IsType<AnswerOutcome.Shown>(await engine.AnswerAsync(plan, Person, 1, 5));
        await engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        _world.Time.Advance(RoundState.Drain);
        Assert.IsType<AnswerOutcome.Closed>(await late);
    }
}
