using Azure.Core;
using Azure.Identity;
using CollabBot.BotFramework.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class BotTokens
{
    private static readonly DateTimeOffset Nine = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Nine);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_callers_cause_one_fetch()
    {
        var arrival = new TaskCompletionSource<AccessToken>();
        var credential = new FakeCredential((_, _) => arrival.Task);
        var tokens = Source(credential);

        var callers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => tokens.GetAsync(Live).AsTask())).ToArray();
        arrival.SetResult(new AccessToken("one", Nine.AddHours(1)));

        Assert.All(await Task.WhenAll(callers), outcome => Assert.Equal("Bearer one", Shown(outcome)));
        Assert.Equal(1, credential.Asked);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_fetch_to_the_others()
    {
        var arrival = new TaskCompletionSource<AccessToken>();
        var tokens = Source(new FakeCredential((_, _) => arrival.Task));
        using var hurry = new CancellationTokenSource();
        var hurried = tokens.GetAsync(hurry.Token).AsTask();
        var patient = tokens.GetAsync(Live).AsTask();

        await hurry.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hurried);
        arrival.SetResult(new AccessToken("one", Nine.AddHours(1)));

        Assert.Equal("Bearer one", Shown(await patient));
    }

    [Theory]
    [InlineData(60, null, 55)]
    [InlineData(60, 30, 30)]
    [InlineData(60, 58, 55)]
    [InlineData(3, null, 1)]
    [InlineData(60, 0, 1)]
    public async Task A_token_is_replaced_five_minutes_before_its_end_or_when_the_authority_advises(int lifeMinutes, int? adviceMinutes, int expectedMinutes)
    {
        var tokens = Source(new FakeCredential((_, number) => Task.FromResult(
            new AccessToken($"{number}", Nine.AddMinutes(lifeMinutes), adviceMinutes is { } advice ? Nine.AddMinutes(advice) : null))));
        var first = Assert.IsType<SignInOutcome.SignedIn>(await tokens.GetAsync(Live));

        _time.Advance(TimeSpan.FromMinutes(expectedMinutes) - TimeSpan.FromSeconds(1));
        Assert.Same(first, await tokens.GetAsync(Live));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(first, await tokens.GetAsync(Live));

        Assert.Equal("Bearer 2", await NextAsync(tokens, first));
    }

    [Fact]
    public async Task When_a_refresh_fails_the_old_token_serves_until_its_end()
    {
        var credential = new FakeCredential((_, number) => number == 1 ? Task.FromResult(new AccessToken("old", Nine.AddHours(1))) : throw new AuthenticationFailedException("down"));
        var tokens = Source(credential);
        await tokens.GetAsync(Live);

        _time.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("Bearer old", Shown(await tokens.GetAsync(Live)));
        await AskedWhileUsedAsync(tokens, credential, 2);
        _time.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromTicks(1));
        await AskedWhileUsedAsync(tokens, credential, 3);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<SignInOutcome.Failed>(await tokens.GetAsync(Live));
    }

    [Fact]
    public async Task A_failing_authority_is_asked_less_and_less_often()
    {
        var credential = new FakeCredential((_, _) => throw new AuthenticationFailedException("down"));
        var tokens = Source(credential);
        var waits = new List<double>();

        for (var i = 0; i < 8; i++)
        {
            var failed = Assert.IsType<SignInOutcome.Failed>(await tokens.GetAsync(Live));
            waits.Add(failed.RetryAfter.TotalSeconds);
            for (var j = 0; j < 10; j++)
            {
                await tokens.GetAsync(Live);
            }

            _time.Advance(failed.RetryAfter);
        }

        Assert.Equal([2, 4, 8, 16, 32, 60, 60, 60], waits);
        Assert.Equal(8, credential.Asked);
    }

    [Fact]
    public async Task After_a_success_a_failure_is_the_first_again()
    {
        var tokens = Source(new FakeCredential((_, number) => number == 3 ? Task.FromResult(new AccessToken("short", _time.GetUtcNow().AddMinutes(2))) : throw new AuthenticationFailedException("down")));
        await tokens.GetAsync(Live);
        _time.Advance(TimeSpan.FromSeconds(2));
        await tokens.GetAsync(Live);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("Bearer short", Shown(await tokens.GetAsync(Live)));
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(new SignInOutcome.Failed(TimeSpan.FromSeconds(2)), await tokens.GetAsync(Live));
    }

    [Fact]
    public async Task An_authority_that_does_not_answer_is_given_up_on()
    {
        var asked = new TaskCompletionSource();
        var tokens = Source(new FakeCredential((_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<AccessToken>().Task;
        }));

        var waiting = tokens.GetAsync(Live).AsTask();
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new SignInOutcome.Failed(TimeSpan.FromSeconds(2)), await waiting);
    }

    [Fact]
    public async Task A_token_that_has_ended_when_it_arrives_is_none()
    {
        var tokens = Source(new FakeCredential((_, _) => Task.FromResult(new AccessToken("late", Nine))));

        Assert.IsType<SignInOutcome.Failed>(await tokens.GetAsync(Live));
    }

    [Fact]
    public async Task Nothing_prints_a_token()
    {
        var outcome = Assert.IsType<SignInOutcome.SignedIn>(await Source(new FakeCredential()).GetAsync(Live));

        Assert.DoesNotContain("token-1", $"{outcome} {outcome.Token}", StringComparison.Ordinal);
    }

    private static string? Shown(SignInOutcome outcome) => (outcome as SignInOutcome.SignedIn)?.Token.Header.ToString();

    private static async Task<string?> NextAsync(BotTokenSource tokens, SignInOutcome before)
    {
        while (true)
        {
            Live.ThrowIfCancellationRequested();
            var now = await tokens.GetAsync(Live);
            if (!ReferenceEquals(now, before))
            {
                return Shown(now);
            }

            await Task.Yield();
        }
    }

    /// <summary>The token is in use, and serves, until the authority was asked so often: a refresh that has not quite ended is begun anew by the next use only.</summary>
    private static async Task AskedWhileUsedAsync(BotTokenSource tokens, FakeCredential credential, int times)
    {
        do
        {
            Assert.Equal("Bearer old", Shown(await tokens.GetAsync(Live)));
            await Task.Yield();
        }
        while (credential.Asked < times);
    }

    private BotTokenSource Source(TokenCredential credential) => new(credential, "scope", _time, NullLogger<BotTokenSource>.Instance);
}
