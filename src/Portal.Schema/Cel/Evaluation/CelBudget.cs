namespace Portal.Schema.Cel;

/// <summary>What one object's rules may cost (apiserver: 1,000,000 an expression, 10,000,000 an object). Cost is counted in steps and in the length of what is read.</summary>
internal sealed class CelBudget
{
    private const long PerRule = 1_000_000;
    private const long PerObject = 10_000_000;
    private long _rule;
    private long _whole;

    public void StartRule() => _rule = 0;

    /// <exception cref="CelOverspent">The budget of this expression or of the object is used up.</exception>
    public void Spend(long cost)
    {
        cost = Math.Min(cost, PerObject + 1);
        _rule += cost;
        _whole += cost;
        if (_rule > PerRule || _whole > PerObject)
        {
            throw new CelOverspent(ofObject: _rule <= PerRule);
        }
    }

    /// <summary>Reading a text of so many characters.</summary>
    public void Read(int length) => Spend((length + 9) / 10);
}
