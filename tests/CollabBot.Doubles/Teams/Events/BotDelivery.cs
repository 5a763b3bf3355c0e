using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Events;

/// <summary>Brings events to the bot: signed where tokens are wanted, and as often and in such an order as the faults say. Safe for concurrent use.</summary>
internal sealed class BotDelivery(ConnectorSignature? signature, Func<string> serviceUrl, ActivityJson activities, int seed) : IDisposable
{
    /// <summary>Teams hangs up about then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private volatile Uri? _bot;
    private volatile DeliveryFaults _faults = DeliveryFaults.None;
    private long _delivered;

    /// <summary>The bot's endpoint.</summary>
    public Uri? Bot
    {
        get => _bot;
        set => _bot = value;
    }

    public DeliveryFaults Faults
    {
        get => _faults;
        set => _faults = value;
    }

    /// <summary>How many requests the bot got, copies too.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>Delivers what belongs together, one after the other.</summary>
    /// <returns>The answers, in the order in which the events were given.</returns>
    public async Task<IReadOnlyList<BotAnswer>> DeliverAsync(IReadOnlyList<JsonObject> events, CancellationToken cancellationToken)
    {
        var answers = new BotAnswer[events.Count];
        foreach (var at in Order(events.Count))
        {
            answers[at] = await DeliverAsync(events[at], cancellationToken);
        }

        return answers;
    }

    /// <returns>The first copy's answer: the one that the person sees.</returns>
    public async Task<BotAnswer> DeliverAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var faults = Faults;
        var copies = Copies(faults.MostCopies);
        var answer = await PostAsync(activity, cancellationToken);
        for (var copy = 1; copy < copies; copy++)
        {
            await PostAsync(faults.CopiesHaveNewIds ? activities.AsNew(activity, faults.CopiesKeepTheirTime) : activity, cancellationToken);
        }

        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<BotAnswer> PostAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var bot = Bot ?? throw new InvalidOperationException("Nobody said where the bot is.");
        var json = activity.ToJsonString();
        if (signature is null)
        {
            return await PostAsync(bot, json, token: null, cancellationToken);
        }

        var (token, isFresh) = await signature.TokenAsync(serviceUrl(), isFresh: false, cancellationToken);
        var answer = await PostAsync(bot, json, token, cancellationToken);
        if (answer.Status == 401 && !isFresh)
        {
            // The key may have been replaced since.
            (token, _) = await signature.TokenAsync(serviceUrl(), isFresh: true, cancellationToken);
            answer = await PostAsync(bot, json, token, cancellationToken);
        }

        return answer;
    }

    private async Task<BotAnswer> PostAsync(Uri bot, string json, string? token, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _delivered);
        using var request = new HttpRequestMessage(HttpMethod.Post, bot) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        return new BotAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private int[] Order(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        if (Faults.Shuffles)
        {
            lock (_gate)
            {
                _random.Shuffle(order);
            }
        }

        return order;
    }

    private int Copies(int most)
    {
        lock (_gate)
        {
            return most <= 1 ? 1 : _random.Next(1, most + 1);
        }
    }
}
