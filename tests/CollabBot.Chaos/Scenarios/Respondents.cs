using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Teams;

namespace CollabBot.Chaos.Scenarios;

/// <summary>People who answer what they are asked, again and again, chosen by a seed. They press a button anew when that came to nothing, as a client does.</summary>
internal sealed class Respondents(FakeTeams teams, int seed, int atOnce)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _tried = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private long _saved;

    /// <summary>How many answers were acknowledged with the next card.</summary>
    public long Saved => Interlocked.Read(ref _saved);

    /// <summary>How many presses came to nothing: an error, or a notice in place of a card.</summary>
    public long Refused => _refusals.Values.Sum();

    /// <summary>With what words, as the bot has them, and how often each.</summary>
    public string Refusals => string.Join(", ", _refusals.Select(refusal => $"{refusal.Value} × {refusal.Key}"));

    /// <summary>How many people have had at least one answer acknowledged.</summary>
    public int PeopleAcknowledged => _acknowledged.Count;

    /// <summary>How many people have pressed at least once.</summary>
    public int PeopleTried => _tried.Count;

    /// <summary>Goes on until it is cancelled; what is under way then is seen to its end.</summary>
    public Task AnswerAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => AnswerInTurnAsync(cancellationToken), CancellationToken.None)));

    /// <summary>This share of the people who were asked answer their first question.</summary>
    /// <param name="share">From 0 to 1.</param>
    public async Task AnswerOnceAsync(double share, CancellationToken cancellationToken)
    {
        var some = teams.Tenant.People.Where(_ => _random.NextDouble() < share).ToList();
        await Parallel.ForEachAsync(some, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (person, token) =>
        {
            if (teams.Log.Posts(person.ChatId).Select(post => Choice(post.Read())).FirstOrDefault(choice => choice is not null) is { } choice)
            {
                var answer = await teams.Acts.ExecuteAsync(person, choice["verb"]!.GetValue<string>(), choice["data"]!.AsObject(), cardId: null, token);
                if (CardIn(answer) is null)
                {
                    Refuse(answer);
                }
                else
                {
                    Interlocked.Increment(ref _saved);
                }
            }
        });
    }

    /// <summary>Waits until so many answers were acknowledged.</summary>
    public async Task UntilSavedAsync(long answers, CancellationToken cancellationToken)
    {
        while (Saved < answers)
        {
            await Task.Delay(LookAgain, cancellationToken);
        }
    }

    private async Task AnswerInTurnAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var person = Somebody();
            if (teams.Log.Posts(person.ChatId).Select(post => post.Read()).FirstOrDefault(post => Choice(post) is not null) is { } post)
            {
                await AnswerAsync(person, Choice(post)!, cancellationToken);
            }
            else
            {
                await Task.Delay(LookAgain, CancellationToken.None);
            }
        }
    }

    private async Task AnswerAsync(FakePerson person, JsonObject action, CancellationToken cancellationToken)
    {
        _tried[person.Id] = true;
        for (var card = (JsonNode?)null; !cancellationToken.IsCancellationRequested;)
        {
            var answer = await teams.Acts.ExecuteAsync(person, action["verb"]!.GetValue<string>(), action["data"]!.AsObject(), cardId: null, CancellationToken.None);
            if (CardIn(answer) is { } next)
            {
                Interlocked.Increment(ref _saved);
                _acknowledged[person.Id] = true;
                card = next;
                if (Choice(card) is not { } following)
                {
                    return;
                }

                action = following;
            }
            else
            {
                Refuse(answer);
                await Task.Delay(LookAgain, CancellationToken.None);
            }
        }
    }

    /// <summary>The status, and the first words of a card or a notice.</summary>
    private void Refuse(BotAnswer answer)
    {
        var words = answer.IsSuccess && answer.Read() is { } body ? Nodes(body).OfType<JsonValue>().Select(node => node.ToString()).FirstOrDefault(text => text.Contains(' ', StringComparison.Ordinal)) : null;
        _refusals.AddOrUpdate($"\"{words ?? answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}\"", 1, (_, count) => count + 1);
    }

    private FakePerson Somebody()
    {
        lock (_random)
        {
            return teams.Tenant.People[_random.Next(teams.Tenant.People.Length)];
        }
    }

    /// <returns>True when it shows where the person stands, which is how an answer is acknowledged; a note that it was not saved is a card too.</returns>
    internal static bool IsPulse(BotAnswer answer) => CardIn(answer) is not null;

    private static JsonObject? CardIn(BotAnswer answer) =>
        answer.IsSuccess && answer.Read() is { } body && body["type"]?.GetValue<string>() == "application/vnd.microsoft.card.adaptive" && IsStamped(body["value"]!)
            ? body["value"]!.AsObject()
            : null;

    private static bool IsStamped(JsonNode card) => Nodes(card).OfType<JsonObject>().Any(node => node["data"]?[CardActions.Stamp] is not null);

    /// <returns>The action that gives the middle answer to the question of a card; null when it asks nothing.</returns>
    internal static JsonObject? Choice(JsonNode card) => Nodes(card).OfType<JsonObject>().FirstOrDefault(node => node["data"]?["value"]?.ToString() == "3" && node["verb"] is not null);

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject json => json.Select(member => member.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(json),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Nodes),
        _ => [node],
    };
}
