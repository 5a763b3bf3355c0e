using System.Text;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Practice;

public sealed class NudgeLibraries
{
    private static readonly IReadOnlyList<Nudge> Nudges = NudgeLibrary.Shipped.Nudges;

    [Fact]
    public void The_shipped_library_has_thirty_three_nudges() => Assert.Equal(33, Nudges.Count);

    [Fact]
    public void Every_area_has_both_styles_and_something_for_each_role() => Assert.All(PracticeArea.All, area =>
    {
        var ofArea = NudgeLibrary.Shipped.In(area);

        Assert.Equal(Enum.GetValues<NudgeStyle>().ToHashSet(), [.. ofArea.Select(nudge => nudge.Style)]);
        Assert.Equal(Enum.GetValues<NudgeRole>().ToHashSet(), [.. ofArea.Select(nudge => nudge.Role)]);
    });

    [Fact]
    public void Every_nudge_is_of_one_of_the_eight_areas_and_exercises_a_shift()
    {
        Assert.All(Nudges, nudge => Assert.Contains(nudge.Area, PracticeArea.All));
        Assert.Equal(PracticeShift.All.ToHashSet(), [.. Nudges.Select(nudge => nudge.Shift)]);
    }

    [Fact]
    public void Every_item_is_of_an_area_whose_nudges_exercise_a_shift_or_measures_one() => Assert.All(ItemBank.Shipped.Items, item => Assert.True(
        item.Area == PracticeArea.Shift ? PracticeShift.Find(item.Id.Replace("SHF", "S", StringComparison.Ordinal)) is not null : NudgeLibrary.Shipped.In(item.Area) is not []));

    [Fact]
    public void Each_of_the_seven_shifts_is_measured_by_one_item() =>
        Assert.Equal(
            PracticeShift.All.Select(shift => shift.Id.Replace("S", "SHF", StringComparison.Ordinal)),
            ItemBank.Shipped.Items.Where(item => item.Area == PracticeArea.Shift).Select(item => item.Id));

    [Fact]
    public void A_shift_is_found_by_its_id_and_reads_from_one_end_to_the_other()
    {
        Assert.Same(PracticeShift.Dialogue, PracticeShift.Find("S6"));
        Assert.Null(PracticeShift.Find("S8"));
        Assert.Equal("conversation → dialogue", PracticeShift.Dialogue.ToString());
    }

    [Fact]
    public void What_is_not_for_the_whole_team_is_personal() =>
        Assert.All(Nudges.Where(nudge => nudge.Role is not NudgeRole.Team), nudge => Assert.Equal(NudgePlace.Personal, nudge.Place));

    [Fact]
    public void Nobody_is_blamed_and_nobody_is_named() => Assert.All(Nudges, nudge =>
    {
        Assert.DoesNotMatch(Manners.Blame(), nudge.Text);
        Assert.DoesNotMatch(Manners.Name(), nudge.Text);
    });

    [Fact]
    public void None_says_why_it_is_given() => Assert.All(Nudges, nudge => Assert.DoesNotMatch(Manners.Reason(), nudge.Text));

    [Fact]
    public void None_asks_for_what_is_nobody_elses_business() => Assert.All(Nudges, nudge => Assert.DoesNotMatch(Manners.Private(), nudge.Text));

    [Fact]
    public void Each_names_an_act_and_none_is_longer_than_sixty_words() =>
        Assert.All(Nudges, nudge => Assert.InRange(nudge.Text.Split(' ').Length, 15, Nudge.MostWords));

    [Theory]
    [InlineData("\"area\":\"trusst\"", "no area is called 'trusst'")]
    [InlineData("\"area\":\"shift\"", "no area is called 'shift'")]
    [InlineData("\"role\":\"boss\"", "no role is called 'boss'")]
    [InlineData("\"role\":\"1\"", "no role is called '1'")]
    [InlineData("\"style\":\"stern\"", "no style is called 'stern'")]
    [InlineData("\"shift\":\"S8\"", "no shift is called 'S8'")]
    [InlineData("\"place\":\"wall\"", "no place is called 'wall'")]
    [InlineData("\"role\":\"leader\"", "it is personal")]
    [InlineData("\"text\":\"0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0\"", "more than 60 words")]
    public void A_broken_library_says_which_nudge_is_wrong(string member, string expected)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => Parse(Entry(member)));

        Assert.Contains("N-X-1", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nudge_stands_in_the_library_once() =>
        Assert.Contains("N-X-1 stands in the library more than once", Assert.Throws<InvalidDataException>(() => Parse($"{Entry("")},{Entry("")}")).Message, StringComparison.Ordinal);

    private static NudgeLibrary Parse(string nudges) =>
        NudgeLibrary.Parse(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"version":"1","nudges":[{{nudges}}]}""")));

    /// <summary>A good nudge but for one member.</summary>
    private static string Entry(string member)
    {
        var members = new List<string>
        {
            "\"id\":\"N-X-1\"", "\"area\":\"trust\"", "\"role\":\"team\"", "\"style\":\"supportive\"", "\"shift\":\"S1\"", "\"place\":\"channel\"", "\"text\":\"Try it.\"",
        };
        var index = member is "" ? 0 : members.FindIndex(good => good.Split(':')[0] == member.Split(':')[0]);
        members[index] = member is "" ? members[index] : member;
        return $"{{{string.Join(',', members)}}}";
    }
}
