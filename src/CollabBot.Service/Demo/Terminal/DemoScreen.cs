using System.Globalization;
using CollabBot.Core.Practice;
using Spectre.Console;

namespace CollabBot.Service.Demo.Terminal;

/// <summary>What a person sees of a demo, from the first line to the counts at the end.</summary>
/// <param name="mayPause">Waits a little between cards, so that somebody can read along.</param>
internal sealed class DemoScreen(IAnsiConsole console, TimeProvider time, bool mayPause)
{
    private const int ChartHeight = 4;

    /// <summary>So many rows are read; the rest is in the report.</summary>
    private const int MostPeople = 12;

    private static readonly (string Heading, DemoPostKind[] Kinds)[] Columns =
    [
        ("Asked", [DemoPostKind.Pulse]),
        ("Reminded", [DemoPostKind.Reminder]),
        ("Summary", [DemoPostKind.Summary]),
        ("Digest", [DemoPostKind.Digest]),
        ("Replies", [DemoPostKind.Reply, DemoPostKind.NoticeQuestion, DemoPostKind.NoticeResult]),
        ("Steps", [DemoPostKind.Step, DemoPostKind.FollowUp]),
    ];

    private static readonly TimeSpan CardPause = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan WeekPause = TimeSpan.FromMilliseconds(500);

    /// <summary>However many weeks there are, waiting for them takes no longer than this.</summary>
    private static readonly TimeSpan LongestWeeks = TimeSpan.FromSeconds(8);

    private readonly bool _pauses = mayPause && console.Profile.Capabilities.Interactive;

    public void Open(DemoOptions options)
    {
        console.Write(new Rule("[bold]CollabBot demo[/]") { Justification = Justify.Left });
        console.MarkupLine($"{MadeTeam.Name}: a made-up team of {Text(options.People)} people from several organisations, {Text(options.Weeks)} weeks, seed {Text(options.Seed)}.");
        console.MarkupLine("[grey]Real: the service, its HTTP endpoint, its store. Played: Teams, the people, the clock.[/]");
        console.WriteLine();
    }

    public async Task ShowCardAsync(string header, CardOnScreen? card, CancellationToken cancellationToken)
    {
        if (card is not null)
        {
            console.Write(CardView.Panel(header, card));
            console.WriteLine();
            await PauseAsync(CardPause, cancellationToken);
        }
    }

    /// <summary>Plays weeks and shows how far they are: a bar where it can move, a line for each week where it can not.</summary>
    public async Task FollowAsync(int weeks, Func<Task<PlayedWeek>> playWeek, CancellationToken cancellationToken)
    {
        if (weeks == 0)
        {
            return;
        }

        var pause = WeekPause * weeks > LongestWeeks ? LongestWeeks / weeks : WeekPause;
        if (!console.Profile.Capabilities.Interactive)
        {
            for (var week = 0; week < weeks; week++)
            {
                var played = await playWeek();
                console.MarkupLine(LineOf(played));
            }

            console.WriteLine();
            return;
        }

        await console.Progress().HideCompleted(false).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("The weeks go by", maxValue: weeks);
            for (var week = 0; week < weeks; week++)
            {
                task.Description = LineOf(await playWeek());
                task.Increment(1);
                await PauseAsync(pause, cancellationToken);
            }
        });
        console.WriteLine();
    }

    public void ShowWeek(PlayedWeek week)
    {
        console.MarkupLine(LineOf(week));
        console.WriteLine();
    }

    public void ShowWeeks(IReadOnlyList<PlayedWeek> weeks)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle("What each week was shown"), BorderStyle = new Style(Color.Grey) };
        table.AddColumn("Week of").AddColumn(new TableColumn("Asked").RightAligned()).AddColumn(new TableColumn("Answered").RightAligned()).AddColumn("Shown");
        foreach (var week in weeks)
        {
            table.AddRow([Day(week.Plan.Date), Text(week.Asked), Text(week.Answered), string.Join(" · ", week.Plan.Areas.Select(area => $"{Markup.Escape(area.ShortName)} {ShownOf(week, area)}"))]);
        }

        console.Write(table);
        console.MarkupLine("[grey]withheld: not enough answers to show the area safely; such answers are deleted.[/]");
        console.WriteLine();
    }

    /// <summary>What came back to people after each week, and what they said to it.</summary>
    public void ShowReturns(IReadOnlyList<PlayedWeek> weeks)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle("What came of each week"), BorderStyle = new Style(Color.Grey) };
        table.AddColumn("Week of").AddColumn("The leader wrote").AddColumn("The small step").AddColumn("Did it help?");
        foreach (var week in weeks)
        {
            table.AddRow([Day(week.Plan.Date), Markup.Escape(week.Reactions.FirstOrDefault(reaction => reaction is { On: DemoPostKind.Digest, IsWritten: true })?.Did ?? ""), Said(week, DemoPostKind.Step, DemoPostKind.Summary, DemoPostKind.Digest), Said(week, DemoPostKind.FollowUp)]);
        }

        console.Write(table);
        console.MarkupLine("[grey]Presses, as the demo knows them. The bot counts them once, keeps the sums and shows nobody who pressed what.[/]");
        console.WriteLine();
    }

    /// <summary>How much each person saw.</summary>
    public void ShowPeople(MadeTeam team, IReadOnlyList<PlayedWeek> weeks)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle($"What each person saw in {Text(weeks.Count)} weeks"), BorderStyle = new Style(Color.Grey) };
        table.AddColumn(new TableColumn("").NoWrap());
        foreach (var (heading, _) in Columns)
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var person in team.People.Take(MostPeople).Append(null))
        {
            var posts = weeks.SelectMany(week => week.Posts).Where(post => post.To == person).ToList();
            table.AddRow([person is null ? $"[grey]#{MadeTeam.ChannelName}[/]" : Markup.Escape(person.Name), .. Columns.Select(column => Text(posts.Count(post => column.Kinds.Contains(post.Kind))))]);
        }

        console.Write(table);
        if (team.People.Count > MostPeople)
        {
            console.MarkupLine($"[grey]And {Text(team.People.Count - MostPeople)} more, whom --json lists.[/]");
        }

        console.WriteLine();
    }

    public void ShowLevels(IReadOnlyList<PlayedWeek> weeks)
    {
        var fitting = weeks.TakeLast(CardView.Width - 6).ToList();
        var columnWidth = fitting.Count * 3 <= CardView.Width - 6 ? 3 : fitting.Count * 2 <= CardView.Width - 6 ? 2 : 1;

        // The areas that a sweep comes to three times; each of the others has one reading in five weeks.
        foreach (var area in PracticeArea.Core)
        {
            console.MarkupLine($"[bold]{Markup.Escape(area.ShortName)}[/] [grey]as shown, from {Day(fitting[0].Plan.Date)} to {Day(fitting[^1].Plan.Date)}[/]");
            var rows = Marks.Columns([.. fitting.Select(week => (double?)LevelOf(week, area))], ChartHeight, columnWidth);
            for (var row = 0; row < rows.Count; row++)
            {
                var label = row == 0 ? "100" : row == rows.Count - 1 ? "0" : "";
                console.MarkupLine($"[grey]{label,4}[/] [blue]{rows[row].TrimEnd()}[/]");
            }

            console.WriteLine();
        }
    }

    public void Close(IReadOnlyList<PlayedWeek> weeks, int activitiesIn, int postsOut, TimeSpan elapsed, IReadOnlyCollection<string> disagreements)
    {
        var acknowledged = weeks.Sum(week => week.Acknowledged);
        var given = weeks.Sum(week => week.Sittings.Sum(sitting => sitting.Answers.Count(answer => answer.Value is not null)));
        var passedOver = weeks.Sum(week => week.Sittings.Sum(sitting => sitting.Answers.Count(answer => answer.Value is null)));
        var counted = weeks.Sum(week => week.Counted);
        var grid = new Grid().AddColumn(new GridColumn().RightAligned().NoWrap().Padding(2, 0, 2, 0)).AddColumn();
        grid.AddRow(Text(activitiesIn), "activities sent to the bot over HTTP");
        grid.AddRow(Text(postsOut), "messages from the bot to the connector");
        grid.AddRow(Text(acknowledged), string.Create(CultureInfo.InvariantCulture, $"answers acknowledged, of which {acknowledged - given - passedOver} were replaced and {passedOver} passed a question over"));
        grid.AddRow(Text(counted), string.Create(CultureInfo.InvariantCulture, $"answers counted and shown; {given - counted} were withheld and deleted"));
        grid.AddRow(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s"), string.Create(CultureInfo.InvariantCulture, $"for {weeks.Count} weeks"));
        console.Write(new Rule("[bold]In numbers[/]") { Justification = Justify.Left });
        console.Write(grid);

        foreach (var disagreement in disagreements)
        {
            console.MarkupLine($"[red]{Markup.Escape(disagreement)}[/]");
        }

        console.MarkupLine(disagreements.Count == 0
            ? "Every acknowledged answer is where it belongs: in the count, or withheld with its area."
            : "[red]The count does not hold what was acknowledged. This is a fault of CollabBot.[/]");
    }

    private static string Said(PlayedWeek week, params DemoPostKind[] on) => Markup.Escape(string.Join(" · ", week.Reactions
        .Where(reaction => on.Contains(reaction.On) && !reaction.IsWritten)
        .CountBy(reaction => reaction.Did)
        .OrderByDescending(said => said.Value).ThenBy(said => said.Key, StringComparer.Ordinal)
        .Select(said => $"{said.Key} {Text(said.Value)}")));

    private static string LineOf(PlayedWeek week) => Markup.Escape(
        $"{Day(week.Plan.Date)}: {Text(week.Answered)} of {Text(week.Asked)} answered, {Text(week.Result.Areas.Count)} of {Text(week.Plan.Areas.Count)} areas shown");

    private static string ShownOf(PlayedWeek week, PracticeArea area) =>
        week.Published.Areas.FirstOrDefault(line => line.Area == area) switch
        {
            null => "",
            { Level: null } => "[grey]withheld[/]",
            var line => Markup.Escape(line.Shown),
        };

    private static int? LevelOf(PlayedWeek week, PracticeArea area) => week.Published.Areas.FirstOrDefault(line => line.Area == area)?.Level?.Value;

    private static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (_pauses)
        {
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
