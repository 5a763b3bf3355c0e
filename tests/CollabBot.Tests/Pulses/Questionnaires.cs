using System.Globalization;
using System.Text;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Questionnaires
{
    private const int Sweeps = 6;

    private static readonly int[] Sizes = [4, 7, 12, 40];

    private static readonly int[] LargeSizes = [75, 200];

    private static readonly TeamId TestTeam = new("team-A");

    private static readonly KeyedShuffle TestShuffle = new(Encoding.UTF8.GetBytes("test-key-not-secret-0123456789ab"));

    private readonly Questionnaire _questionnaire = new(ItemBank.Shipped, TestShuffle, TestTeam);

    public static TheoryData<int, int> SizesAndLengths => [.. from people in Sizes from questions in Enumerable.Range(1, 5) select (people, questions)];

    public static TheoryData<int, int> LargeTeams => [.. from people in LargeSizes from questions in Enumerable.Range(1, 5) select (people, questions)];

    [Fact]
    public void The_draw_function_agrees_with_its_published_example() =>
        Assert.StartsWith("c6dd95c0bae2197d", TestShuffle.Draw("core", "team-A", "0", "trust"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "equality trust infoflow pragmatic mobilising equality trust infoflow opportunities relationships equality trust infoflow environment shift")]
    [InlineData(1, "infoflow equality trust environment opportunities infoflow equality trust pragmatic mobilising infoflow equality trust relationships shift")]
    public void A_sweep_agrees_with_its_published_example(int sweep, string areas)
    {
        var order = _questionnaire.OrderOf(sweep);

        Assert.Equal(areas, string.Join(' ', Enumerable.Range(0, SweepPattern.Slots).Select(position => order.At(position, 0).Area.Id)));
    }

    [Fact]
    public void The_first_rows_agree_with_their_published_example() => Assert.Equal([11, 28, 12, 37, 27, 8, 3, 2], Rows(8).Select(row => row.Row));

    [Theory]
    [MemberData(nameof(SizesAndLengths))]
    [MemberData(nameof(LargeTeams))]
    public void Everybody_meets_every_slot_of_a_sweep_once(int people, int questions)
    {
        var pattern = SweepPattern.For(questions, people);

        foreach (var (person, row) in People(people))
        {
            for (var sweep = 0; sweep < Sweeps; sweep++)
            {
                var areas = PulsesOf(sweep, pattern).SelectMany(pulse => _questionnaire.Draw(pulse, person, row)).CountBy(item => item.Area).ToDictionary();

                Assert.Equal(SweepPattern.Slots, areas.Values.Sum());
                Assert.All(PracticeArea.Asked, area => Assert.Equal(area.IsCore ? 3 : 1, areas[area]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(SizesAndLengths))]
    [MemberData(nameof(LargeTeams))]
    public void Nobody_is_asked_twice_about_an_area_in_a_pulse_nor_more_than_the_pulse_holds(int people, int questions)
    {
        foreach (var (_, _, drawn) in Draws(people, questions))
        {
            Assert.InRange(drawn.Count, 1, questions);
            Assert.Equal(drawn.Count, drawn.Select(item => item.Area).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(1, 13)]
    [InlineData(2, 7)]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    public void Nobody_meets_an_item_again_sooner_than_promised(int questions, int pulses)
    {
        foreach (var people in Sizes.Concat(LargeSizes))
        {
            var gaps = Draws(people, questions)
                .SelectMany(draw => draw.Items.Select(item => (draw.Person, Item: item, draw.Pulse)))
                .GroupBy(met => (met.Person, met.Item))
                .SelectMany(met => met.Zip(met.Skip(1), (earlier, later) => later.Pulse - earlier.Pulse));

            Assert.True(gaps.Min() >= pulses);
        }
    }

    [Theory]
    [MemberData(nameof(SizesAndLengths))]
    [MemberData(nameof(LargeTeams))]
    public void Every_reading_has_each_item_as_often_as_the_others_give_or_take_one(int people, int questions)
    {
        foreach (var reading in Draws(people, questions).SelectMany(draw => draw.Items.Select(item => (draw.Pulse, Item: item))).GroupBy(met => (met.Pulse, met.Item.Area)))
        {
            var counts = reading.CountBy(met => met.Item).ToDictionary();
            var ofItem = ItemBank.Shipped.Rotating(reading.Key.Area).Select(item => counts.GetValueOrDefault(item)).ToList();

            Assert.InRange(ofItem.Max() - ofItem.Min(), 0, people >= 75 && reading.Key.Area == PracticeArea.Shift ? 2 : 1);
        }
    }

    [Theory]
    [MemberData(nameof(SizesAndLengths))]
    public void In_a_team_of_one_form_everybody_is_asked_about_the_areas_of_the_pulse(int people, int questions)
    {
        var pattern = SweepPattern.For(questions, people);

        Assert.Equal(1, pattern.Forms);
        foreach (var (_, pulse, drawn) in Draws(people, questions))
        {
            Assert.Equal(_questionnaire.Areas(SweepPulse.At(pulse, pattern)).Select(area => area.Id).Order(StringComparer.Ordinal), drawn.Select(item => item.Area.Id).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(LargeTeams))]
    public void In_a_large_team_the_core_is_read_from_everybody_and_another_area_three_times_a_sweep_from_a_third(int people, int questions)
    {
        var pattern = SweepPattern.For(questions, people);
        var readings = Draws(people, questions).SelectMany(draw => draw.Items.Select(item => (draw.Pulse, item.Area))).CountBy(asked => asked).ToDictionary();

        Assert.Equal(3, pattern.Forms);
        Assert.All(readings, reading => Assert.InRange(reading.Value, reading.Key.Area.IsCore ? people : people / 3, reading.Key.Area.IsCore ? people : (people / 3) + 1));
        Assert.All(PracticeArea.Asked, area => Assert.Equal(3 * Sweeps, readings.Keys.Count(reading => reading.Area == area)));
    }

    [Fact]
    public void The_same_key_team_and_pulse_draw_the_same_questions() =>
        Assert.Equal(Draws(12, 3).SelectMany(draw => draw.Items), new Questionnaires().Draws(12, 3).SelectMany(draw => draw.Items));

    [Fact]
    public void Another_key_draws_other_questions()
    {
        var pulse = SweepPulse.At(0, SweepPattern.Default);
        var other = new Questionnaire(ItemBank.Shipped, new KeyedShuffle(Encoding.UTF8.GetBytes("another-key-not-secret-012345678")), TestTeam);

        var people = People(40);

        Assert.NotEqual(
            people.SelectMany(member => _questionnaire.Draw(pulse, member.Person, member.Row)),
            people.SelectMany(member => other.Draw(pulse, member.Person, member.Row)));
    }

    [Fact]
    public void The_reason_for_a_question_says_when_its_area_comes_and_for_whom()
    {
        var trust = QuestionReason.Of(ItemBank.Shipped, ItemBank.Shipped.Find("TRU1")!, SweepPulse.At(6, SweepPattern.Default));
        var partly = QuestionReason.Of(ItemBank.Shipped, ItemBank.Shipped.Find("ENV2")!, SweepPulse.At(0, SweepPattern.For(3, 90)));

        Assert.Equal(new QuestionReason(PracticeArea.Trust, 3, AskedOf.Everybody, 3, IsAnchor: true, Pulse: 2, Pulses: 5), trust);
        Assert.Equal(new QuestionReason(PracticeArea.Environment, 3, AskedOf.Third, 6, IsAnchor: false, Pulse: 1, Pulses: 5), partly);
    }

    private static IEnumerable<SweepPulse> PulsesOf(int sweep, SweepPattern pattern) =>
        Enumerable.Range(0, pattern.PulsesPerSweep).Select(index => new SweepPulse(sweep, index, pattern));

    private static List<SquareRow> Rows(int people) => [.. People(people).Select(member => member.Row)];

    private static List<(PersonId Person, SquareRow Row)> People(int people)
    {
        var draw = new RowDraw(TestShuffle, TestTeam);
        var rows = new List<int>();
        var members = new List<PersonId>();
        for (var i = 0; i < people; i++)
        {
            members.Add(new PersonId(string.Create(CultureInfo.InvariantCulture, $"m{i:00}")));
            rows.Add(draw.Next(members[i], rows));
        }

        var forms = SquareRow.Forms(rows, SweepPattern.For(1, people).Forms);
        return [.. members.Select((person, i) => (person, new SquareRow(rows[i], forms[i])))];
    }

    private List<(PersonId Person, int Pulse, IReadOnlyList<Item> Items)> Draws(int people, int questions)
    {
        var pattern = SweepPattern.For(questions, people);
        var members = People(people);
        return
        [
            .. from number in Enumerable.Range(0, Sweeps * pattern.PulsesPerSweep)
               let pulse = SweepPulse.At(number, pattern)
               from member in members
               select (member.Person, number, _questionnaire.Draw(pulse, member.Person, member.Row)),
        ];
    }
}
