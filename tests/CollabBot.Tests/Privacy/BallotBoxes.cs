using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class BallotBoxes
{
    private static readonly TeamRef Team = new(new TenantId("tenant"), new TeamId("19:team@thread.tacv2"));
    private static readonly RoundRef Round = new(Team, new RoundId("abcdefghijklmnopqrst"));

    private readonly BallotBox _box = new(RandomNumberGenerator.GetBytes(BallotBox.KeyBytes));

    [Fact]
    public void What_was_sealed_can_be_opened_in_its_slot_only()
    {
        var slot = _box.SlotOf(new PersonRef(Team.Tenant, new PersonId("ada")));
        var other = _box.SlotOf(new PersonRef(Team.Tenant, new PersonId("bob")));

        var box = _box.Seal(slot, "four"u8);

        Assert.Equal("four", Encoding.UTF8.GetString(_box.Open(slot, box)));
        Assert.ThrowsAny<CryptographicException>(() => _box.Open(other, box));
    }

    [Fact]
    public void Every_sealed_ballot_has_the_same_size_and_none_looks_like_another()
    {
        var slot = _box.SlotOf(new PersonRef(Team.Tenant, new PersonId("ada")));

        var boxes = new[] { _box.Seal(slot, ""u8), _box.Seal(slot, "4"u8), _box.Seal(slot, "4"u8), _box.Seal(slot, new byte[1020]) };

        Assert.Single(boxes.Select(box => box.Length).Distinct());
        Assert.Equal(4, boxes.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        var box = _box.Seal("slot", "four"u8);
        box[40] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => _box.Open("slot", box));
    }

    [Fact]
    public void A_list_of_the_whole_staff_names_no_slot_without_the_key()
    {
        var staff = Enumerable.Range(0, 500).Select(i => new PersonRef(Team.Tenant, new PersonId($"person-{i}"))).ToList();
        var stored = staff.Select(_box.SlotOf).ToHashSet();
        var stranger = new BallotBox(RandomNumberGenerator.GetBytes(BallotBox.KeyBytes));

        Assert.Equal(500, stored.Count);
        Assert.DoesNotContain(staff, person => stored.Contains(stranger.SlotOf(person)));
    }

    [Fact]
    public void A_stamp_holds_for_its_round_and_revision_only()
    {
        var stamp = _box.Stamp(Round, 3);

        Assert.True(_box.IsStampedHere(Round, 3, stamp));
        Assert.False(_box.IsStampedHere(Round, 4, stamp));
        Assert.False(_box.IsStampedHere(Round with { Round = new RoundId("other") }, 3, stamp));
        Assert.False(_box.IsStampedHere(Round, 3, ""));
        Assert.False(_box.IsStampedHere(Round, 3, stamp.ToUpperInvariant()));
    }
}
