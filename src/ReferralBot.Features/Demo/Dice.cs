namespace ReferralBot.Features.Demo;

/// <summary>Numbers that look thrown and are the same each time: SplitMix64 (https://prng.di.unimi.it/splitmix64.c).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 up to, and without, <paramref name="sides"/>.</summary>
    public int Below(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Whether something happens that does so in so many cases of a hundred.</summary>
    public bool InHundred(int cases) => Below(100) < cases;

    /// <summary>One of a list.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>So much on average: the rest after the comma is thrown for.</summary>
    public int Around(double average) => (int)average + (InHundred((int)(100 * (average % 1))) ? 1 : 0);

    private ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
