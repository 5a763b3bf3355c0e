using System.Globalization;
using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>What the made people do with what comes back to them: who presses what on a small step, on the question whether it helped, or whether they noticed something; and what the leader writes.</summary>
/// <remarks>The same seed, the same behaviour.</remarks>
internal sealed class Reactions(Chance chance, MadeTeam team, TeamsClient client, ConnectorDouble connector, TimeProvider time)
{
    /// <summary>So many of those who see a small step press something.</summary>
    private const double RepliesToSteps = 0.6;

    /// <summary>So many say whether they noticed what their leader said they would do.</summary>
    private const double SaysWhatItNoticed = 0.85;

    /// <summary>How much each button draws people to it.</summary>
    private static readonly Dictionary<string, double> Weights = new(StringComparer.Ordinal)
    {
        ["I'll try it"] = 0.7,
        ["Not now"] = 0.2,
        ["Not for us"] = 0.1,
        ["Yes"] = 0.35,
        ["A bit"] = 0.35,
        ["Partly"] = 0.3,
        ["No"] = 0.15,
        ["Did not try"] = 0.15,
    };

    /// <summary>Whoever sees a post that asks for a tap, and feels like it, taps.</summary>
    public async Task<IReadOnlyList<Reaction>> ToAsync(DemoPost post, CancellationToken cancellationToken)
    {
        var buttons = post.Kind is DemoPostKind.SummaryUpdate ? [] : post.Card.Buttons.Where(button => CardOnScreen.Text(button, "verb") is Verbs.NudgeReply or Verbs.Noticed).ToList();
        var reactions = new List<Reaction>();
        foreach (var person in buttons is [] ? [] : post.To is { } one ? [one] : team.People)
        {
            string[] here = [person.Id, post.Kind.ToString(), post.At.ToString("O", CultureInfo.InvariantCulture)];
            if (chance.Draw(["presses", .. here]) < (post.Kind is DemoPostKind.NoticeQuestion ? SaysWhatItNoticed : RepliesToSteps))
            {
                var button = Chosen(buttons, chance.Draw(["which button", .. here]));
                var saw = await client.TapAsync(person, post, button, cancellationToken);
                reactions.Add(new Reaction(person, time.GetUtcNow(), post.Kind, CardOnScreen.Text(button, "title")!, saw, IsWritten: false));
            }
        }

        return reactions;
    }

    /// <summary>The leader reads the digest and says so: else the team would be asked less often. Now and then there is more to say.</summary>
    /// <param name="week">From 0.</param>
    public async Task<IReadOnlyList<Reaction>> ReplyAsync(int week, CancellationToken cancellationToken) => week switch
    {
        1 => [await WriteAsync($"will do: start each meeting with what is still open by {Day(days: 7)}", cancellationToken), await WriteAsync("yes", cancellationToken)],
        6 => [await WriteAsync("cannot because the budget for this year is spent", cancellationToken), await WriteAsync("yes", cancellationToken)],
        _ => [await WriteAsync("heard", cancellationToken)],
    };

    private string Day(int days) => time.GetUtcNow().AddDays(days).ToString("d MMMM", CultureInfo.InvariantCulture);

    private async Task<Reaction> WriteAsync(string text, CancellationToken cancellationToken)
    {
        await client.WriteAsync(team.Leader, text, cancellationToken);
        return new Reaction(team.Leader, time.GetUtcNow(), DemoPostKind.Digest, text, [.. connector.TakePosted().SelectMany(posted => posted.Lines)], IsWritten: true);
    }

    private static JsonObject Chosen(List<JsonObject> buttons, double draw)
    {
        var weights = buttons.Select(button => Weights.GetValueOrDefault(CardOnScreen.Text(button, "title") ?? "")).ToList();
        var left = draw * weights.Sum();
        for (var index = 0; index < buttons.Count; index++)
        {
            left -= weights[index];
            if (left < 0)
            {
                return buttons[index];
            }
        }

        throw new DemoFailedException("A card asks for a tap with buttons that nobody knows.");
    }
}

/// <summary>What somebody did with something the bot had said, and what they saw then.</summary>
/// <param name="On">What it was about.</param>
/// <param name="Did">The button they pressed, or what they wrote.</param>
/// <param name="Saw">What the bot answered, to them alone, line by line.</param>
internal sealed record Reaction(MadePerson By, DateTimeOffset At, DemoPostKind On, string Did, IReadOnlyList<string> Saw, bool IsWritten);
