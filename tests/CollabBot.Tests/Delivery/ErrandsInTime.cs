using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>Timers that outlive the process: due once their time has come, gone when they are done, there as long as they are not.</summary>
public sealed class ErrandsInTime
{
    private static readonly TenantId Tenant = new("tenant-1");
    private static readonly Errand Digest = new Errand.SendDigest(new PersonRef(Tenant, ARound.Person(1)));
    private static readonly ErrandName Name = ErrandName.Of("digest", "tenant-1", "person-1");

    private readonly World _world = new();
    private readonly Errands _errands;
    private readonly DueErrands _due;
    private readonly WorkHints _hints;

    public ErrandsInTime()
    {
        _hints = new WorkHints(_world.Queue);
        _errands = new Errands(_world.Store);
        _due = new DueErrands(_errands, _hints, new DeliveryMetrics(_world.Meters));
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    [Fact]
    public async Task An_errand_is_hinted_at_when_its_time_has_come_and_not_before()
    {
        await _errands.SetAsync(Tenant, Name, Now.AddHours(2), Digest, Live);

        await StepAsync(TimeSpan.FromMinutes(119));
        Assert.Empty(await HintsAsync());

        await StepAsync(TimeSpan.FromMinutes(1));
        Assert.Equal([new WorkItem.RunErrand(Tenant, Name)], await HintsAsync());
    }

    [Fact]
    public async Task What_nothing_came_of_is_hinted_at_again()
    {
        await _errands.SetAsync(Tenant, Name, Now, Digest, Live);
        await StepAsync(TimeSpan.Zero);
        await HintsAsync();

        await StepAsync(DueErrands.LookAgain - TimeSpan.FromSeconds(1));
        Assert.Empty(await HintsAsync());

        await StepAsync(TimeSpan.FromSeconds(1));
        Assert.Single(await HintsAsync());
    }

    [Fact]
    public async Task An_errand_that_was_moved_is_due_at_its_new_time()
    {
        await _errands.SetAsync(Tenant, Name, Now.AddHours(1), Digest, Live);
        await StepAsync(TimeSpan.Zero);
        await _errands.SetAsync(Tenant, Name, Now.AddHours(3), Digest, Live);

        await StepAsync(TimeSpan.FromHours(1));
        await StepAsync(TimeSpan.FromHours(1));
        Assert.Empty(await HintsAsync());

        await StepAsync(TimeSpan.FromHours(1));
        Assert.Single(await HintsAsync());
    }

    [Fact]
    public async Task An_errand_that_was_dropped_is_forgotten()
    {
        await _errands.SetAsync(Tenant, Name, Now.AddHours(1), Digest, Live);
        await StepAsync(TimeSpan.Zero);
        await _errands.DropAsync(Tenant, Name, Live);

        await StepAsync(TimeSpan.FromHours(2));

        Assert.Empty(await HintsAsync());
    }

    [Fact]
    public async Task Another_process_finds_what_the_first_one_left()
    {
        await _errands.SetAsync(Tenant, Name, Now, Digest, Live);
        var other = new DueErrands(new Errands(_world.Store), _hints, new DeliveryMetrics(_world.Meters));

        await other.HandleAsync(Live);

        Assert.Single(await HintsAsync());
    }

    [Fact]
    public async Task A_thousand_that_are_due_at_once_are_all_hinted_at_once()
    {
        for (var i = 0; i < 1_500; i++)
        {
            await _errands.SetAsync(Tenant, ErrandName.Of("digest", $"{i}"), Now, Digest, Live);
        }

        await StepAsync(TimeSpan.Zero);
        await StepAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1_500, (await HintsAsync()).Distinct().Count());
    }

    [Fact]
    public async Task What_is_done_is_dropped_and_what_is_not_stays()
    {
        await _errands.SetAsync(Tenant, Name, Now, Digest, Live);

        Assert.IsType<WorkOutcome.Again>(await _errands.RunAsync(Tenant, Name, _ => Task.FromResult<WorkOutcome>(new WorkOutcome.Again(TimeSpan.FromMinutes(1))), Live));
        Assert.NotNull(await _errands.FindAsync(Tenant, Name, Live));

        Assert.IsType<WorkOutcome.Done>(await _errands.RunAsync(Tenant, Name, _ => Task.FromResult<WorkOutcome>(WorkOutcome.Done.Instance), Live));
        Assert.Null(await _errands.FindAsync(Tenant, Name, Live));
    }

    [Fact]
    public async Task A_hint_that_comes_too_early_or_too_late_does_nothing()
    {
        await _errands.SetAsync(Tenant, Name, Now.AddMinutes(1), Digest, Live);

        await _errands.RunAsync(Tenant, Name, _ => throw new InvalidOperationException("Its time has not come."), Live);
        Assert.NotNull(await _errands.FindAsync(Tenant, Name, Live));

        await _errands.DropAsync(Tenant, Name, Live);
        await _errands.RunAsync(Tenant, Name, _ => throw new InvalidOperationException("It is gone."), Live);
    }

    [Fact]
    public async Task An_errand_that_is_set_while_it_runs_is_not_dropped_with_its_end()
    {
        await _errands.SetAsync(Tenant, Name, Now, Digest, Live);

        await _errands.RunAsync(
            Tenant,
            Name,
            async _ =>
            {
                // Somebody has something more for it, and sees that it is there.
                await _errands.SetIfNoneAsync(Tenant, Name, Now.AddDays(7), Digest, Live);
                return WorkOutcome.Done.Instance;
            },
            Live);

        Assert.Equal(Now, (await _errands.FindAsync(Tenant, Name, Live))?.At);
    }

    [Fact]
    public async Task One_that_is_there_keeps_its_time()
    {
        await _errands.SetIfNoneAsync(Tenant, Name, Now.AddHours(1), Digest, Live);
        await _errands.SetIfNoneAsync(Tenant, Name, Now.AddHours(2), Digest, Live);

        Assert.Equal(Now.AddHours(1), (await _errands.FindAsync(Tenant, Name, Live))?.At);
    }

    [Fact]
    public async Task What_only_a_newer_program_knows_stays_for_it_and_holds_up_no_other()
    {
        var other = ErrandName.Of("digest", "another");
        await _errands.SetAsync(Tenant, Name, Now, Digest, Live);
        var (key, body) = _world.Store.Contents().Single();
        await _world.Store.DeleteAsync(StoreKey.FromEncoded(key), null, Live);
        await _world.Store.PutNewAsync(StoreKey.FromEncoded(key), Resealed(body, "send-digest", "send-flowers"), Live);
        await _errands.SetAsync(Tenant, other, Now, Digest, Live);

        await StepAsync(TimeSpan.Zero);
        await StepAsync(TimeSpan.FromHours(1));
        await _errands.RunAsync(Tenant, Name, _ => throw new InvalidOperationException("Nobody knows what it is."), Live);

        Assert.All(await HintsAsync(), hint => Assert.Equal(new WorkItem.RunErrand(Tenant, other), hint));
        Assert.Contains("send-flowers", Encoding.UTF8.GetString(_world.Store.Contents()[key]), StringComparison.Ordinal);

        await _errands.SetAsync(Tenant, Name, Now, Digest, Live);
        Assert.Equal(Digest, (await _errands.FindAsync(Tenant, Name, Live))?.What);
    }

    [Fact]
    public void A_name_shows_nobody_whose_errand_it_is()
    {
        Assert.DoesNotContain("person-1", Name.Value, StringComparison.Ordinal);
        Assert.NotEqual(ErrandName.Of("digest", "tenant-1", "person-2"), Name);
        Assert.NotEqual(ErrandName.Of("digest", "tenant-1person", "-1"), Name);
    }

    /// <summary>The same document with another value, under the checksum of that.</summary>
    private static byte[] Resealed(byte[] body, string before, string after)
    {
        var value = JsonNode.Parse(body)!["value"]!.ToJsonString().Replace(before, after, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes($$"""{"schema":1,"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))}}","value":{{value}}}""");
    }

    private async Task StepAsync(TimeSpan later)
    {
        _world.Time.Advance(later);
        await _due.HandleAsync(Live);
    }

    private async Task<IReadOnlyList<WorkItem>> HintsAsync()
    {
        var items = new List<WorkItem>();
        while (await _world.Queue.ReceiveAsync(WorkHints.Queue, QueueLimits.MaxBatch, TimeSpan.FromMinutes(1), Live) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                items.Add(WorkHints.Read(message));
                await _world.Queue.DoneAsync(message, Live);
            }
        }

        return items;
    }
}
