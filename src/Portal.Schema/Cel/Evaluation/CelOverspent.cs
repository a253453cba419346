namespace Portal.Schema.Cel;

/// <summary>The budget is used up: no further rule is asked. It is an exception because nothing absorbs it.</summary>
/// <param name="ofObject">Whether it is the whole object's budget and not one expression's.</param>
internal sealed class CelOverspent(bool ofObject) : Exception("operation cancelled: actual cost limit exceeded")
{
    public bool OfObject => ofObject;
}
