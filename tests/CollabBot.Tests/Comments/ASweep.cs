using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>A team of twelve that takes comments, in its first sweep; person 1 administers it and receives the digest.</summary>
internal sealed class ASweep(World world, Engine? engine = null)
{
    private Engine _engine = engine ?? world.Start();

    public static CancellationToken Live => TestContext.Current.CancellationToken;

    public Engine Engine => _engine;

    public World World => world;

    /// <summary>The round that was asked last.</summary>
    public RoundPlan Plan { get; private set; } = null!;

    public SweepRef Sweep => SweepRef.Of(Plan)!.Value;

    /// <summary>Installs, turns comments on, and asks the first round.</summary>
    public static async Task<ASweep> BegunAsync(World? world = null, bool takesComments = true, int? answers = null)
    {
        var sweep = new ASweep(world ?? new World());
        await sweep._engine.InstallAsync();
        await sweep._engine.SetUpAsync();
        if (takesComments)
        {
            await sweep.SwitchAsync(true, answers);
        }

        sweep.Plan = await sweep._engine.AskedAsync();
        return sweep;
    }

    /// <summary>A team in the last round of its sweep, as if it had not been asked in the others; twelve have answered everything.</summary>
    public static async Task<ASweep> InItsLastRoundAsync(World? world = null, int answered = 12, Engine? engine = null)
    {
        var sweep = new ASweep(world ?? new World(), engine);
        await sweep._engine.InstallAsync();
        await sweep._engine.SetUpAsync();
        await sweep.SwitchAsync(true);
        var now = sweep.World.Time.GetUtcNow();
        var plan = ARound.Plan(12) with
        {
            Number = 5,
            Pulse = new SweepPulse(0, 4, SweepPattern.Default),
            OpensAt = now,
            ClosesAt = now.AddDays(3),
            Comments = new CommentPromise(true, CommentPromise.Floor),
        };
        var rounds = sweep._engine.Rounds;
        await rounds.MarkActiveAsync(new ActiveRound(plan.Ref, plan.Date), Live);
        await rounds.FixPlanAsync(plan, Live);
        await rounds.MakeKeyAsync(plan.Ref, Live);
        await sweep._engine.Teams.UpdateHistoryAsync(plan.Ref.Team, history => history.Begun(plan), Live);
        await rounds.OpenAsync(plan.Ref, Live);
        sweep.Plan = plan;
        await sweep.AnswerAsync(answered);
        return sweep;
    }

    public async Task SwitchAsync(bool take, int? answers = null) =>
        Assert.IsType<SwitchCommentsOutcome.Saved>(await _engine.SwitchComments.HandleAsync(ARound.Team, Fakes.Engine.Admin, take, answers, Live));

    /// <summary>The first so many people answer everything.</summary>
    public async Task AnswerAsync(int people)
    {
        for (var person = 1; person <= people; person++)
        {
            await _engine.AnswerAllAsync(Plan, ARound.Person(person), 1 + (person % 5));
        }
    }

    public Task<CommentOutcome> SayAsync(int person, string words, PracticeArea? area = null) => SayAsync(person, words, area ?? PracticeArea.Trust, world.Time.GetUtcNow());

    public async Task<CommentOutcome> SayAsync(int person, string words, PracticeArea area, DateTimeOffset at) =>
        await _engine.Comments.SealAsync(Ref(person), Plan.Ref, area, Text(words), at, Live);

    /// <summary>So many people, from person 2 on, comment on trust.</summary>
    public async Task<IReadOnlyList<string>> EverybodySaysAsync(int people, int from = 2, PracticeArea? area = null)
    {
        var said = Enumerable.Range(from, people).Select(person => $"words {person} would say").ToList();
        foreach (var (index, words) in said.Index())
        {
            Assert.IsType<CommentOutcome.Sealed>(await SayAsync(from + index, words, area));
        }

        return said;
    }

    public Task<CommentOutcome> WithdrawAsync(int person, PracticeArea? area, DateTimeOffset? at = null) =>
        _engine.Comments.WithdrawAsync(Ref(person), Plan.Ref, area, at ?? world.Time.GetUtcNow(), Live);

    public async Task<IReadOnlyList<(PracticeArea Area, string Words)>> OwnAsync(int person) =>
        [.. Assert.IsType<CommentOutcome.Shown>(await ShowAsync(person)).View.Comments.Select(comment => (comment.Area, comment.Text.Value))];

    public Task<CommentOutcome> ShowAsync(int person) => _engine.Comments.ShowAsync(Ref(person), Plan.Ref, Live);

    /// <summary>Closes the round at the admin's word and waits until it was told, comments and all.</summary>
    public async Task CloseAsync()
    {
        await _engine.CloseAsync();
        await _engine.PassAsync(RoundState.Drain + TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        await _engine.ToDigestsAsync();
    }

    /// <summary>Lets time pass until the clock has asked the next round.</summary>
    public async Task NextAsync()
    {
        for (var sixths = 0; sixths < 600; sixths++)
        {
            await _engine.PassAsync(TimeSpan.FromHours(4), TimeSpan.FromHours(1));
            if ((await _engine.Teams.HistoryAsync(ARound.Team, Live)).Latest is { } latest && latest != Plan.Ref.Round)
            {
                Plan = (await _engine.Rounds.FindPlanAsync(new RoundRef(ARound.Team, latest), Live))!;
                return;
            }
        }

        throw new InvalidOperationException("No round was opened.");
    }

    /// <summary>Goes on, with nobody answering, until the last round of the sweep is told.</summary>
    public async Task ToItsEndAsync()
    {
        if ((await _engine.StateAsync(Plan))!.Phase is RoundPhase.Open)
        {
            await CloseAsync();
        }

        while (!Plan.Pulse!.IsLast)
        {
            await NextAsync();
            await CloseAsync();
        }
    }

    /// <summary>Another process goes on.</summary>
    public void Restart() => _engine = world.Start();

    public void Use(Engine engine) => _engine = engine;

    /// <summary>All that leaders were shown, in its order.</summary>
    public IReadOnlyList<string> Shown() =>
    [
        .. world.Chat.Delivered.SelectMany(post => post switch
        {
            Post.LeaderDigest digest => digest.OfTeam().Comments,
            Post.LeaderComments comments => comments.Comments,
            _ => [],
        }).SelectMany(area => area.Texts),
    ];

    public IReadOnlyList<PersonId> Told() => [.. world.Chat.Delivered.OfType<Post.CommentsNotShown>().Select(post => post.Author.Id)];

    /// <summary>Everything below the team's comments in the store.</summary>
    public IReadOnlyList<string> Kept() => [.. world.Keys().Where(key => key[0] == "comments").Select(key => string.Join('/', key.Skip(4)))];

    public static PersonRef Ref(int person) => new(ARound.Team.Tenant, ARound.Person(person));

    public static CommentText Text(string words) => Assert.IsType<CommentReading.Read>(CommentText.Read(words)).Text;
}
