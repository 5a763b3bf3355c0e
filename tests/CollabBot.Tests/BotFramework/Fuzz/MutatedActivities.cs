using System.Globalization;
using System.Text;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Doubles.Entra;
using CollabBot.Tests.BotFramework.Endpoint;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Fuzz;

/// <summary>Whatever comes over the wire is decided, at once, and leaves nothing behind.</summary>
[CollectionDefinition(nameof(MutatedActivities), DisableParallelization = true)]
[Collection(nameof(MutatedActivities))]
public sealed class MutatedActivities
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";
    private const string Tenant = "11111111-1111-4111-8111-111111111111";
    private const string TeamsUrl = "https://smba.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111/";
    private const string LocalUrl = "http://localhost:9/";

    [Theory]
    [InlineData(1, 20_000)]
    public async Task The_product_decides_every_one(int seed, int count)
    {
        using var folder = new TemporaryFolder();
        await using var host = await ARealHost.StartProductAsync(folder.PathOf("bot.db"));
        var mutator = new ActivityMutator(seed, LocalUrl);

        var run = new FuzzRun(host.Address, index => RawConnection.Request(mutator.Make(index)), count);

        Assert.Empty(run.Problems(seed, 200, 400, 403, 413, 501));
    }

    [Theory]
    [Trait("length", "long")]
    [InlineData(2, 1_000_000)]
    public async Task A_million_pass_and_memory_stays_flat(int seed, int count)
    {
        await using var host = await ARealHost.StartAsync(new Polite());
        var mutator = new ActivityMutator(seed, LocalUrl);

        var run = new FuzzRun(host.Address, index => RawConnection.Request(mutator.Make(index)), count);

        Assert.Empty(run.Problems(seed, 200, 400, 403, 413, 501));
    }

    [Theory]
    [InlineData(3, 2_000)]
    public Task Authentication_decides_every_token_and_header(int seed, int count) => ThroughAuthenticationAsync(seed, count);

    [Theory]
    [Trait("length", "long")]
    [InlineData(4, 100_000)]
    public Task Authentication_decides_a_hundred_thousand(int seed, int count) => ThroughAuthenticationAsync(seed, count);

    private static async Task ThroughAuthenticationAsync(int seed, int count)
    {
        await using var entra = await FakeEntra.StartAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        await using var host = await ARealHost.StartWithTokensAsync(new Polite(), entra, AppId, Tenant, time);
        var mutator = new ActivityMutator(seed, TeamsUrl);
        var good = entra.Token(AppId, TeamsUrl, time.GetUtcNow()).Sign();

        var run = new FuzzRun(host.Address, index => RawConnection.Request(mutator.Make(index), Headers(good, new Random(unchecked((seed * 7919) + index)))), count);

        Assert.Empty(run.Problems(seed, 200, 400, 401, 403, 408, 413, 415, 431, 501));
    }

    private static string Headers(string good, Random random)
    {
        var authorization = random.Next(12) switch
        {
            0 => "",
            1 => "Authorization: Basic eDp5\r\n",
            2 => "Authorization: Bearer\r\n",
            3 => $"Authorization: Bearer {good}\r\nAuthorization: Bearer {good}\r\n",
            4 => $"Authorization: bearer {good}\r\n",
            5 => $"Authorization: Bearer {new string('a', random.Next(20_000))}\r\n",
            6 => $"Authorization: Bearer {Odd(good, random)}\r\n",
            7 => $"Authorization: Bearer {good}.{good}\r\n",
            8 => $"Authorization: Bearer {good[..random.Next(good.Length)]}\r\n",
            _ => $"Authorization: Bearer {good}\r\n",
        };
        var others = random.Next(10) switch
        {
            0 => "Content-Type: text/plain\r\n",
            1 => "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
            2 => "Content-Type: ;;;\r\n",
            3 => $"Content-Type: application/json\r\nMS-CV: {new string('x', random.Next(60_000))}\r\n",
            _ => "Content-Type: application/json; charset=utf-8\r\n",
        };
        return authorization + others;
    }

    private static string Odd(string good, Random random)
    {
        var characters = new StringBuilder(good);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            characters[random.Next(characters.Length)] = (char)random.Next(' ', 256);
        }

        return characters.ToString();
    }

    /// <summary>Answers all it can, so that the way out is taken as well.</summary>
    private sealed class Polite : IBot
    {
        public async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            switch (InboundEvent.Of(turn.Activity))
            {
                case InboundEvent.CardExecuted executed:
                    return InvokeResponse.Message(string.Create(CultureInfo.InvariantCulture, $"{executed.Data.ValueKind}"));
                case InboundEvent.MessageReceived:
                    await turn.SendActivityAsync(OutboundActivity.FromText(turn.Activity.TextWithoutMention()), cancellationToken);
                    return null;
                default:
                    return null;
            }
        }
    }
}
